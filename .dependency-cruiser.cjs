/** Who may import whom (docs: architecture §4). `npm run rules`; scripts/import-rules.test.ts seeds a violation of every rule. */

/** The chart: a module may import modules of lower lines only, and only their index.ts. Sideways and upward talk is events. */
const levels = [
  ['files', 'settings'],
  ['identity'],
  ['customers', 'alarms'],
  ['channels', 'audit', 'ledger', 'catalog'],
  ['membership'],
  ['coupons', 'payments'],
  ['invoices'],
  ['orders'],
  ['order-sync'],
  ['privacy'],
  ['members', 'followers', 'contacts'],
  ['customer-view'],
  ['bulk', 'customer-files', 'team'],
  ['integrations'],
];

const ours = '^(config|shared|server|simulator|miniprogram|staff|e2e|scripts)/';
const tests = '\\.test\\.tsx?$|^server/src/platforms/test-support/';
const typeOnly = ['type-only'];
const anyOf = (names) => `(${names.join('|')})`;
const moduleFiles = (names) => `^server/src/modules/${anyOf(names)}/`;

const levelRules = levels.map((names, at) => ({
  name: `level-${at + 1}-imports-downward`,
  comment: `${names.join(', ')}: import modules of lower levels only; tell the others by an event.`,
  severity: 'error',
  // $1 is the module itself, which may of course import its own files.
  from: { path: moduleFiles(names) },
  to: { path: moduleFiles(levels.slice(at).flat()), pathNot: '^server/src/modules/$1/' },
}));

module.exports = {
  forbidden: [
    ...levelRules,
    {
      name: 'every-module-has-a-level',
      comment: 'Put the new module into `levels` above.',
      severity: 'error',
      from: {},
      to: { path: '^server/src/modules/[^/]+/', pathNot: moduleFiles(levels.flat()) },
    },
    {
      name: 'modules-by-the-front-door',
      comment: "Another module's files are its own business: import its index.ts.",
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/', pathNot: tests },
      to: { path: '^server/src/modules/[^/]+/', pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'app-by-the-front-door',
      comment: 'Only the list of modules (app/modules.ts) may import routes, jobs and reactions; the rest of app uses index.ts.',
      severity: 'error',
      from: { path: '^server/src/(app/|main\\.ts)', pathNot: ['^server/src/app/modules\\.ts$', tests] },
      to: { path: '^server/src/modules/', pathNot: '^server/src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'nobody-imports-app',
      comment: 'app/ puts everything together; what it puts together does not know it.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['^server/src/(app/|tools/|main\\.ts)', tests] },
      to: { path: '^server/src/(app/|tools/|main\\.ts)' },
    },
    {
      name: 'foundation-knows-no-module',
      comment: 'kernel, platforms and events carry no business: they never import modules.',
      severity: 'error',
      from: { path: '^server/src/(kernel|platforms|events)/', pathNot: tests },
      to: { path: '^server/src/(modules|migrations|backfills)/' },
    },
    {
      name: 'kernel-knows-no-platform',
      comment: 'Only kernel/ports.ts names the platforms, and their types only.',
      severity: 'error',
      from: { path: '^server/src/(kernel|events)/', pathNot: ['^server/src/kernel/ports\\.ts$', tests] },
      to: { path: '^server/src/platforms/' },
    },
    {
      name: 'platforms-as-types',
      comment:
        'Modules and kernel/ports.ts see platforms through ctx.ports: import types, not code. Excepted: the pure readers of a received push.',
      severity: 'error',
      from: { path: '^server/src/(modules/|kernel/ports\\.ts)', pathNot: tests },
      to: {
        path: '^server/src/platforms/',
        pathNot: '^server/src/platforms/(callback/push-message|wecom/message)\\.ts$',
        dependencyTypesNot: typeOnly,
      },
    },
    {
      name: 'only-the-owner-emits',
      comment: "Another module's events are for reactions/ only.",
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/(?!reactions/)', pathNot: tests },
      to: { path: '^server/src/events/', pathNot: '^server/src/events/$1\\.ts$' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A merged migration must mean the same for ever: it imports no app code (types of the migration tool excepted).',
      severity: 'error',
      from: { path: '^server/src/migrations/', pathNot: '/index\\.ts$' },
      to: { path: ours, dependencyTypesNot: typeOnly },
    },
    {
      name: 'shared-is-a-leaf',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: ours, pathNot: '^shared/' },
    },
    {
      name: 'values-are-light',
      comment:
        'shared/src/values, tokens, regions and coupon-texts run in the mini-program: no packages (zod alone is 87 KB), no contracts.',
      severity: 'error',
      from: { path: '^shared/src/(values|tokens|regions|coupon-texts)/', pathNot: tests },
      to: { pathNot: '^shared/src/(values|tokens|regions|coupon-texts|invoicing)/', dependencyTypesNot: typeOnly },
    },
    {
      name: 'config-imports-shared-only',
      severity: 'error',
      from: { path: '^config/' },
      to: { path: ours, pathNot: '^(config|shared)/' },
    },
    {
      name: 'server-imports-no-client',
      comment: 'The simulator plays Tencent: only tests may start it.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: tests },
      to: { path: ours, pathNot: '^(server|config|shared)/' },
    },
    {
      name: 'clients-import-values-only',
      comment:
        'At run time a client has shared values, regions, coupon texts, the rules of titles and design tokens; contracts and api are `import type`.',
      severity: 'error',
      from: { path: '^(staff|miniprogram)/src/', pathNot: tests },
      to: { path: '^shared/', pathNot: '^shared/src/(values|tokens|regions|coupon-texts|invoicing)/', dependencyTypesNot: typeOnly },
    },
    {
      name: 'clients-import-no-server',
      severity: 'error',
      from: { path: '^(staff|miniprogram)/src/' },
      to: { path: '^(server|config|simulator|scripts|e2e)/' },
    },
    {
      name: 'clients-do-not-mix',
      severity: 'error',
      from: { path: '^(staff|miniprogram)/' },
      to: { path: '^(staff|miniprogram)/', pathNot: '^$1/' },
    },
    {
      name: 'simulator-stands-alone',
      comment: 'Code shared with the server would let a mistake agree with itself.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: ours, pathNot: '^simulator/' },
    },
    {
      name: 'e2e-from-outside',
      comment: 'End-to-end tests use HTTP and browsers, and may start the simulator; types of the API are welcome.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(server|staff|miniprogram)/src/', dependencyTypesNot: typeOnly },
    },
    {
      name: 'taro-effects-in-platform',
      comment:
        'Taro APIs live in miniprogram/src/platform. Life-cycle hooks (useDidShow…) are allowed elsewhere: scripts/check-taro-imports.ts.',
      severity: 'error',
      from: { path: '^miniprogram/src/', pathNot: ['^miniprogram/src/platform/', tests] },
      to: { path: 'node_modules/@tarojs/(?!taro/|components/)', dependencyTypesNot: typeOnly },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: typeOnly } }, // types are gone at run time
    },
    {
      name: 'declared-packages-only',
      comment: "Everything imported must be in the workspace's own package.json.",
      severity: 'error',
      from: { path: '^(config|shared|server|simulator|staff|miniprogram)/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|scss|svg|png)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|\\.cache)/|^node_modules/\\.' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // The mini-program's platform files: `./login` is login.weapp.ts, login.h5.ts or the types they share.
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json', '.weapp.ts', '.weapp.tsx'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
