/**
 * The layers of docs/architecture.md as a table: who may import what, types included.
 * `npm run check` fails on the first import that points the wrong way; tests/unit/layers.test.ts shows that it does.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const onlyUnder = (name, moduleName, folders) => ({
  name,
  severity: 'error',
  comment: `${moduleName} may be imported only under ${folders}`,
  from: { path: '^src', pathNot: folders },
  to: { path: `(^|/)node_modules/(@types/)?${moduleName}(/|$)|^${moduleName}$` },
})

/** Each folder of src/main and the others it may import; all may import src/shared, project-root.ts, entry-url.ts and rename-file.ts. */
const SERVICES = {
  pool: [],
  encoder: [],
  dicom: [],
  decoder: [],
  analysis: ['pool'],
  simulator: ['pool', 'analysis'],
  fhir: [],
  exchange: ['pool', 'analysis', 'encoder'],
  viewing: ['pool', 'analysis', 'encoder', 'decoder'],
  capture: ['pool', 'analysis'],
  bundle: ['pool', 'encoder', 'records', 'fhir'],
  pacs: ['pool', 'encoder', 'decoder', 'dicom', 'records'],
  ipc: ['viewing', 'capture', 'records', 'bundle', 'fhir', 'pacs', 'report-room'],
  records: ['pool', 'dicom'],
  reports: ['pool', 'encoder'],
  'report-room': ['pool', 'analysis', 'encoder', 'decoder', 'records', 'reports'],
  demo: ['viewing', 'ipc', 'records'],
  cli: ['pool', 'analysis', 'encoder', 'decoder', 'exchange', 'records', 'reports'],
  app: [
    'pool',
    'analysis',
    'encoder',
    'decoder',
    'exchange',
    'viewing',
    'capture',
    'ipc',
    'records',
    'reports',
    'report-room',
    'bundle',
    'pacs',
    'demo',
  ],
}

const serviceRule = ([folder, others]) => ({
  name: `main-${folder}-imports-only-what-it-may`,
  severity: 'error',
  from: { path: `^src/main/${folder}/` },
  to: {
    path: '^src/(main|renderer|preload)/',
    pathNot: `^src/main/((project-root|entry-url|rename-file)\\.ts$|(${[folder, ...others].join('|')})/)`,
  },
})

const folderWithoutRule = {
  name: 'every-folder-of-main-has-a-row-in-the-table',
  severity: 'error',
  from: { path: '^src/main/', pathNot: `^src/main/((${Object.keys(SERVICES).join('|')})/|[^/]+$)` },
  to: {},
}

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
    ...Object.entries(SERVICES).map(serviceRule),
    folderWithoutRule,
    {
      name: 'chromium-host-stands-alone',
      comment:
        'it stands in for electron: the application does not know it, and it does not know the application',
      severity: 'error',
      from: { path: '^src/host-chromium/' },
      to: { path: '^src/', pathNot: '^src/host-chromium/' },
    },
    {
      name: 'nobody-imports-the-chromium-host',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/host-chromium/' },
      to: { path: '^src/host-chromium/' },
    },
    onlyUnder(
      'electron-in-the-window-only',
      'electron',
      '^src/(preload/|host-chromium/|main/(app/|ipc/|index\\.ts$))',
    ),
    onlyUnder('sqlite-under-records', 'better-sqlite3', '^src/main/records'),
    onlyUnder('onnxruntime-under-analysis', 'onnxruntime-(node|common)', '^src/main/analysis'),
    onlyUnder('webgpu-under-analysis', 'webgpu', '^src/main/analysis'),
    onlyUnder('pool-library-in-the-pool', 'piscina', '^src/main/pool'),
    onlyUnder('sharp-in-decoder-and-encoders', 'sharp', '^src/main/(decoder|encoder)'),
    onlyUnder('dcmjs-under-dicom', 'dcmjs', '^src/main/dicom/'),
    onlyUnder('heif-in-decoder', 'libheif-js', '^src/main/decoder'),
    onlyUnder('pdfkit-under-reports', 'pdfkit', '^src/main/reports/'),
    onlyUnder('zip-under-bundle', '@zip\\.js', '^src/main/bundle/'),
    onlyUnder('exifreader-under-decoder', 'exifreader', '^src/main/decoder/'),
    {
      name: 'addon-under-analysis',
      comment:
        'the C++ addon is loaded through analysis/native, by the analysis and by what feeds the same filter',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/(analysis|simulator)/' },
      to: { path: '^src/main/analysis/native/' },
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
