import parser from '@typescript-eslint/parser';
import redisPolicy, { policySettings } from 'eslint-plugin-redis-policy';

export default [
  {
    files: ['src/**/*.ts'],
    languageOptions: { parser },
    settings: policySettings(),
  },
  redisPolicy.configs.recommended,
  { rules: { 'redis-policy/no-client-fallback': 'error', 'redis-policy/require-null-check': 'error' } },
];
