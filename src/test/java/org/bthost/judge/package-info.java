/**
 * Judges what became of orders, by what was ordered and by what the panel and BT really have. It
 * shares no code with the module; of it, it knows how names are derived, by its documents.
 */
package org.bthost.judge;
