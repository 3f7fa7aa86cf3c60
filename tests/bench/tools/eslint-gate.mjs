import redisPolicy, { policySettings } from "eslint-plugin-redis-policy";

export default [{ settings: policySettings() }, redisPolicy.configs.gate];
