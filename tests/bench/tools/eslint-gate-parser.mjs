import redisPolicy from "eslint-plugin-redis-policy";

// The least that a gate can cost: what may matter is parsed, and no rule looks at it.
const { files, languageOptions } = redisPolicy.configs.gate;

export default [{ files, languageOptions }];
