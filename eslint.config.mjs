import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** libs declare, apps assemble, tools operate: who may import whom. */
const moduleBoundaries = [
  {
    sourceTag: 'type:lib',
    onlyDependOnLibsWithTags: ['type:lib'],
    bannedExternalImports: ['@cdktf/provider-aws'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:lib'],
    bannedExternalImports: ['@cdktf/provider-aws'],
  },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:tool', 'type:testing', 'type:lib'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:tool', 'type:testing'] },
];

/** Constructs must not see the environment or the network: the same props give the same JSON anywhere. */
const pureConstructs = {
  'no-restricted-properties': [
    'error',
    {
      object: 'process',
      property: 'env',
      message: 'Constructs take props; the environment ends at main.ts.',
    },
  ],
  'no-restricted-globals': ['error', { name: 'fetch', message: 'Constructs never touch the network.' }],
  'no-restricted-imports': [
    'error',
    { paths: ['http', 'https', 'net', 'node:http', 'node:https', 'node:net', 'node:dns', 'node:tls'] },
  ],
};

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '**/cdktf.out', '**/.tsbuild', '**/*.cjs', '**/.state'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], banTransitiveDependencies: false, depConstraints: moduleBoundaries },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  { files: ['libs/*/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: pureConstructs },
  {
    files: ['tools/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: '@m2m/stages', message: 'Tools import no construct; take @m2m/stages/config.' }],
          patterns: ['cdktf', 'constructs', '@cdktf/*', '@m2m/cognito-m2m', '@m2m/node-lambda'],
        },
      ],
    },
  },
);
