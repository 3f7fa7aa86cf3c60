import plugin from "./plugin.js";

export { policySettings, type PolicySettings, type PolicySettingsOptions } from "./policy/digest.js";
// `require()` of this package returns the plugin itself.
export { plugin as default, plugin as "module.exports" };
