import parser from '@typescript-eslint/parser';
import redisPolicy, { policySettings } from 'eslint-plugin-redis-policy';

export default [
  {
    files: ['src/**/*.ts'],
    languageOptions: { parser },
    settings: policySettings(),
  },
  redisPolicy.configs.recommended,
];
