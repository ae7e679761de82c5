/** What the OpenAPI document needs to be told beside the code and its Javadoc. */
@NullMarked
package org.bthost.provisioning.web.doc;

import org.jspecify.annotations.NullMarked;
