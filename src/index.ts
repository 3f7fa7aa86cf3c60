import plugin from "./plugin.js";
import { policySettings } from "./policy/digest.js";

/** `require()` of this package returns the plugin itself, so the helper for configurations is a property of it too. */
const redisPolicy = Object.assign(plugin, { policySettings });

export type { PolicySettings, PolicySettingsOptions } from "./policy/digest.js";
export { redisPolicy as default, redisPolicy as "module.exports", policySettings };
