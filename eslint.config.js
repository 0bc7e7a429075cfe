import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import jest from 'eslint-plugin-jest';
import regexp from 'eslint-plugin-regexp';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Who may import whom: the table of ARCHITECTURE.md, enforced. An app never imports another app. */
const imports = {
  contracts: [],
  shell: [],
  'local-services': [],
  redaction: [],
  policy: ['shell'],
  learning: ['shell', 'policy'],
  persistence: ['contracts', 'policy'],
  jobs: ['contracts'],
  platform: ['contracts'],
  client: ['contracts', 'policy'],
  testing: ['contracts', 'jobs', 'local-services', 'persistence', 'platform', 'policy'],
};

const everyLibButTesting = Object.keys(imports).filter((name) => name !== 'testing');

const policies = [
  ...Object.entries(imports).map(([name, allowed]) => ({
    from: { element: { types: 'lib', captured: { name } } },
    allow: { to: { element: { types: 'lib', captured: { name: [name, ...allowed] } } } },
  })),
  {
    from: { element: { types: 'app' } },
    allow: [
      { to: { element: { types: 'lib', captured: { name: everyLibButTesting } } } },
      { to: { element: { types: 'app', captured: { name: '{{ from.element.captured.name }}' } } } },
    ],
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.bylaw/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: './tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/require-await': 'off',
      // Nest takes its options as classes that nobody instantiates.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines-per-function': ['warn', { max: 60, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 5],
    },
  },
  {
    files: ['{libs,apps}/*/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.fixture.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [
        { type: 'lib', pattern: 'libs/*', capture: ['name'] },
        { type: 'app', pattern: 'apps/*', capture: ['name'] },
      ],
      'import/resolver': { typescript: { project: './tsconfig.json', conditionNames: ['source'] } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
    },
  },
  {
    // What agents and people send is searched with these: none may take longer than the text is long.
    files: ['{libs,apps}/*/src/**/*.{ts,tsx}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['**/*.{spec,int-spec,e2e-spec,browser-spec}.ts', 'libs/testing/**/*.ts', 'test/**/*.ts'],
    plugins: { jest },
    languageOptions: { globals: globals.jest },
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
