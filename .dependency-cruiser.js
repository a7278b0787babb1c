/**
 * The layers of docs/architecture.md as a table: who may import what, types included.
 * `npm run check` fails on the first import that points the wrong way.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const onlyUnder = (name, moduleName, folders) => ({
  name,
  severity: 'error',
  comment: `${moduleName} may be imported only under ${folders}`,
  from: { path: '^src', pathNot: folders },
  to: { path: `(^|/)node_modules/(@types/)?${moduleName}(/|$)|^${moduleName}$` },
})

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      comment: 'src/shared runs on both sides: it imports itself and the schema library, nothing else',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { pathNot: '^src/shared|node_modules/zod(/|$)' },
    },
    {
      name: 'renderer-sees-shared-and-the-preload-type',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^src', pathNot: '^src/(renderer|shared)|^src/preload/api\\.ts$' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-sees-shared',
      severity: 'error',
      from: { path: '^src/preload' },
      to: { path: '^src', pathNot: '^src/(preload|shared)' },
    },
    {
      name: 'main-never-imports-the-renderer',
      severity: 'error',
      from: { path: '^src/main' },
      to: { path: '^src/(renderer|preload)', pathNot: '^src/preload/api\\.ts$' },
    },
    {
      name: 'services-are-independent-of-the-window',
      comment: 'only the composition root may import main/app and main/ipc',
      severity: 'error',
      from: { path: '^src/main/(?!app|ipc|index\\.ts)' },
      to: { path: '^src/main/(app|ipc)' },
    },
    {
      name: 'services-do-not-know-the-command-line',
      severity: 'error',
      from: { path: '^src/main/(?!cli)' },
      to: { path: '^src/main/cli' },
    },
    onlyUnder('electron-in-the-window-only', 'electron', '^src/(preload|main/(app|ipc|index\\.ts))'),
    onlyUnder('sqlite-under-records', 'better-sqlite3', '^src/main/records'),
    onlyUnder('onnxruntime-under-analysis', 'onnxruntime-(node|common)', '^src/main/analysis'),
    onlyUnder('pool-library-in-the-pool', 'piscina', '^src/main/pool'),
    onlyUnder('sharp-in-decoder-and-encoders', 'sharp', '^src/main/(decoder|encoder)'),
    onlyUnder('heif-in-decoder', 'libheif-js', '^src/main/decoder'),
    {
      name: 'addon-under-analysis',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/analysis/native' },
      to: { path: '^native' },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(tests|bench|scripts)' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'native/build' },
  },
}
