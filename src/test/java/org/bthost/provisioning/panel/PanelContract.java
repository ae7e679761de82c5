package org.bthost.provisioning.panel;

/** What a BTHost panel does, sandbox or live: all of it that the module relies on. */
interface PanelContract extends HostContract, GoodsContract, SettingsContract {}
