import { EN_CAMERA } from './camera-en.ts'
import { EN_FILM } from './film-en.ts'
import { EN_PATIENT_SCREEN } from './patient-screen-en.ts'
import { EN_CAPTURE_PROMPTS } from './capture-prompts-en.ts'
import { EN_CAPTURE_REASONS } from './capture-reasons-en.ts'
import { EN_VOICE } from './voice-en.ts'
import { EN_STUDIO } from './studio-en.ts'
import { EN_ANNOTATIONS } from './annotations/en.ts'
import { EN_ARCHIVE, EN_ARCHIVE_ERRORS } from './records/archive-en.ts'
import { EN_BACKUP, EN_BACKUP_ERRORS } from './records/backup-en.ts'
import { EN_EXPORT_ERRORS } from './records/export-en.ts'
import { EN_RECORDS } from './records/en.ts'
import { EN_CARD } from './card-en.ts'
import { EN_REGIONS } from './region-en.ts'
import { EN_REPORT_ROOM } from './report/en.ts'
import { FILE_KINDS, isFileKind } from '../../shared/contract/file-kinds.ts'
import type { ErrorFacts } from '../../shared/contract/errors.ts'
import { PHOTO_LIMITS } from '../../shared/imaging/photo-limits.ts'
import type { Texts } from './texts.ts'

const restart = 'Please close Basalis and start it again.'
const reinstall = 'Please reinstall Basalis.'
const damaged = 'The photo is damaged or incomplete. Please choose another copy of it.'

const grouped = (value: number | string | undefined): string => Number(value ?? 0).toLocaleString('en')
const megapixels = (pixels: number): string =>
  (pixels / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })
const size = ({ width, height }: ErrorFacts): string => `${grouped(width)} × ${grouped(height)} pixels`
const percent = (share: number): string =>
  `${(100 * share).toLocaleString('en', { maximumFractionDigits: 0 })} %`
const FOUND_BY = {
  face: 'found by the face',
  skin: 'found by its colour',
  patch: 'whole photo taken as skin',
}
const kind = ({ found }: ErrorFacts): string => FILE_KINDS[isFileKind(found) ? found : 'unknown']

export const EN: Texts = {
  languageName: 'English',
  notice: 'Visualises and documents. Not a medical device, not for diagnosis.',
  actions: {
    openPhoto: 'Open photo',
    openAnother: 'Open another photo',
    trySample: 'Try the sample',
    closePhoto: 'Close photo',
    cancel: 'Cancel',
    analyzeAgain: 'Analyse again',
    close: 'Close',
    goOn: 'Continue',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Whole photo',
    actualSize: 'Actual pixels',
    language: 'Language',
    darkTheme: 'Dark theme',
    lightTheme: 'Light theme',
    keyboard: 'Keyboard and mouse',
    enlarge: 'Enlarge',
    sideBySide: 'Side by side',
    showSidePanel: 'Show the side panel',
    hideSidePanel: 'Hide the side panel',
  },
  start: {
    title: 'See below the surface of the skin',
    lead: 'Drop a photo here, or choose one. Basalis shows its red, brown and gray pigment as maps.',
    formats: `JPEG, PNG, WebP, HEIC or DICOM, in colour, up to ${PHOTO_LIMITS.maxPixels / 1e6} megapixels. Nothing leaves this computer.`,
    drop: 'Drop to open',
  },
  opening: 'Opening the photo',
  receiving: 'Reading the photo',
  steps: {
    kept: 'Reading the maps from the record',
    filter: 'Separating the surface',
    stack: 'Separating larger structures',
    inference: 'Computing the pigment maps',
    metrics: 'Measuring',
    layers: 'Preparing the views',
  },
  cancelled: {
    title: 'The analysis was cancelled',
    text: 'The photo is still open. You can analyse it again at any time.',
  },
  failed: { title: 'The analysis did not finish' },
  refused: { title: 'This photo cannot be opened' },
  computing: 'Being computed',
  ready: 'The analysis is finished',
  notComputed: 'Not computed',
  layerGroups: { layers: 'Photo', maps: 'Maps', lights: 'Simulated lights' },
  layers: {
    photo: { name: 'Photo', short: 'Photo', meaning: 'The photo as it was taken.' },
    diffuse: {
      name: 'Diffuse part',
      short: 'Diffuse',
      meaning:
        'Fine detail of colour from within the skin, computed; shown on mid gray, contrast three times.',
    },
    specular: {
      name: 'Specular part',
      short: 'Specular',
      meaning: 'Form and shine of the surface, computed: the photo without its fine detail.',
    },
    'map.red': { name: 'Map: red (blood)', short: 'Red', meaning: 'More blood than the surrounding skin.' },
    'map.brown': {
      name: 'Map: brown (melanin)',
      short: 'Brown',
      meaning: 'More melanin near the surface than the surrounding skin.',
    },
    'map.gray': {
      name: 'Map: gray (deep)',
      short: 'Gray',
      meaning: 'Deep, dull pigment and the shade of lines.',
    },
    'light.gray': { name: 'Light: gray', short: 'Gray', meaning: 'Skin under simulated neutral light.' },
    'light.yellow': {
      name: 'Light: yellow',
      short: 'Yellow',
      meaning: 'Skin under simulated yellow light, which shows blood best.',
    },
    'light.red': {
      name: 'Light: red',
      short: 'Red',
      meaning: 'Skin under simulated red light, which hides blood and leaves deep pigment.',
    },
    'light.blue': {
      name: 'Light: blue',
      short: 'Blue',
      meaning: 'Skin under simulated blue light, which shows melanin best.',
    },
  },
  marks: {
    uncertain: { name: 'Uncertain', meaning: 'Hatched where the map is uncertain.' },
    notSkin: {
      name: 'Not skin',
      meaning: 'Faint photo without colour where there is no skin; not analysed.',
    },
  },
  paneHint: 'Drag or use the arrow keys to move, wheel or plus and minus to zoom.',
  layerOf: (pane) => `Layer of pane ${pane}`,
  numbers: {
    title: 'Measurements',
    regions: { whole: 'Whole photo', face: 'Face', skin: 'Skin' },
    map: 'Map',
    meanHint: 'Mean of the map, 0 = none, 1 = full',
    areaHint: 'Share of the measured skin where the map is 0.2 or more',
    spotsHint: 'Connected areas of at least 12 pixels where the map is 0.2 or more',
    uncertain: 'Uncertain',
    uncertainHint: 'Share of the measured skin where the confidence of the map is below 50 %',
    uncertainNote: (errorBound, errorShare) =>
      `Uncertain: share of the measured skin where the map is more likely than not off by more than ${errorBound}${errorShare > 0 ? ` and more than ${Math.round(errorShare * 100)} % of its value` : ''}; hatched in the map. Estimated by a model that was trained on simulated skin; not validated clinically.`,
  },
  regions: EN_REGIONS,
  quality: {
    title: 'About this photo',
    rules: {
      'short-side': 'The photo is small: fine structures may be missing from the maps.',
      lightness: 'The photo is too dark or too bright overall: colours are unreliable.',
      'too-bright': 'Parts of the photo are overexposed and hold no colour.',
      'too-dark': 'Parts of the photo are nearly black and hold no colour.',
    },
  },
  card: EN_CARD,
  wholePhotoNote:
    'No face or skin stood out: the whole photo was taken as skin. Hair, clothes and background get maps too; they mean nothing.',
  skinByColourNote:
    'No face was found: skin was told from the rest by its colour. Check the border of the maps.',
  details: {
    title: 'How it was computed',
    photo: 'Photo',
    pixels: (width, height) => `${grouped(width)} × ${grouped(height)} (${megapixels(width * height)} MP)`,
    colourProfile: 'Colour profile',
    noProfile: 'none, taken as sRGB',
    skin: 'Skin',
    skinFound: (used, share) =>
      `${FOUND_BY[used]}${share === null ? '' : `, ${percent(share)} of the photo`}`,
    filter: 'Filter',
    passes: (count, converged) =>
      converged ? `${count} passes` : `${count} passes, stopped before it settled`,
    model: 'Pigment model',
    computedOn: 'Computed on',
    ranOn: (stage, place, device) =>
      `${stage === 'filter' ? 'Filter' : 'Maps'}: ${place === 'cpu' ? 'processor' : 'graphics processor'}, ${device}.`,
    fallbacks: {
      NO_DEVICE: 'This computer has no graphics processor that can be used.',
      SOFTWARE_DEVICE: 'The only graphics device is emulated in software and would be slower.',
      SLOWER: 'The graphics processor was measured and is not faster here.',
      SELF_TEST_FAILED: 'The graphics processor gave other numbers than the processor, so it is not used.',
      DEVICE_LOST: 'The graphics processor went away during the work; the processor went on.',
      TOO_LARGE: 'The photo is too large for the graphics processor.',
      PROVIDER_MISSING: 'The graphics processor cannot run the pigment model.',
      PROVIDER_FAILED: 'The graphics processor refused the work; the processor did it.',
      PROBE_CRASHED: 'The graphics driver crashed when it was tested, so it is not used.',
      PROBE_TIMEOUT: 'The graphics driver did not answer when it was tested, so it is not used.',
    },
    time: 'Time',
    seconds: (ms) => `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`,
    pipeline: 'Pipeline',
    program: 'Program',
    hosts: { electron: 'Electron', chromium: 'Chromium host' },
  },
  shortcuts: {
    title: 'Keyboard and mouse',
    rows: [
      [['Ctrl', 'O'], 'Open a photo'],
      [['Ctrl', 'K'], 'Find a patient'],
      [['Ctrl', 'V'], 'Add a copied picture to the patient on the screen'],
      [['Ctrl', 'L'], 'Lock the records'],
      [['Ctrl', 'U'], 'Change user'],
      [['Esc'], 'Cancel; back to side by side'],
      [['1', '…', '6'], 'Photo, diffuse, specular; red, brown, gray map'],
      [['7', '8', '9', '0'], 'Gray, yellow, red, blue light'],
      [['S'], 'Side by side'],
      [['+', '−'], 'Zoom in, zoom out; also the mouse wheel'],
      [['F'], 'Whole photo'],
      [['A'], 'Actual pixels; also a double click'],
      [['←', '→', '↑', '↓'], 'Move; also drag with the mouse'],
      [['[', ']'], 'Turn left, turn right'],
      [['L'], 'Loupe: follows the pointer, the wheel enlarges; also hold the mouse down'],
      [['C'], 'Film of all photos of this view'],
      [['←', '→', 'Space'], 'In the film: step, play, stop'],
      [['P'], 'Show or hide the side panel'],
      [['R', 'T', 'E', 'M', 'G'], 'Draw an arrow, text, circle, length, outline'],
      [['Enter'], 'Draw in the middle of the picture; label what is selected'],
      [['Del'], 'Delete the selected annotation; the arrow keys move it'],
      [['Shift', '→'], 'Resize the selected annotation'],
      [['Ctrl', 'Z'], 'Undo what was drawn'],
      [['Ctrl', 'Shift', 'Z'], 'Do it again'],
      [['H'], 'Show or hide annotations'],
      [['B'], 'Paint a region to be measured with a brush'],
      [['V'], 'Show to the patient: the panes alone, in plain words; again, or Esc, to end it'],
      [['W'], 'Open or close the patient’s screen'],
      [['K'], 'Patient’s screen: hold the picture, or follow again'],
      [['Ctrl', 'E'], 'Save this view as a picture'],
      [['Ctrl', 'Shift', 'C'], 'Copy this view as a picture'],
      [['Ctrl', 'P'], 'Report of the patient; in the report: print it'],
      [['Ctrl', 'S'], 'In the report: save it'],
      [['?'], 'This list'],
    ],
  },
  errors: {
    ARGUMENT_INVALID: () => restart,
    FILE_NOT_FOUND: () => 'The file is no longer there. Please choose the photo again.',
    FILE_NOT_READABLE: () =>
      'The file cannot be read. Please check that it is a photo and that you may open it.',
    FILE_TOO_LARGE: ({ megabytes }) =>
      `A photo file may have at most ${PHOTO_LIMITS.maxFileBytes / 1e6} MB; this one has ${grouped(megabytes)} MB.`,
    IMAGE_EMPTY: () => 'Expected a JPEG, PNG, WebP, HEIC or DICOM photo; this file is empty.',
    IMAGE_TYPE_UNSUPPORTED: (facts) =>
      'found' in facts
        ? `Expected a JPEG, PNG, WebP, HEIC or DICOM photo; this is ${kind(facts)}.`
        : 'Expected an ordinary JPEG, PNG, WebP, HEIC or DICOM photo; this one is stored in a way that Basalis does not read.',
    IMAGE_CORRUPT: () => damaged,
    IMAGE_TOO_LARGE: (facts) =>
      `A photo may have at most ${PHOTO_LIMITS.maxPixels / 1e6} megapixels and ${grouped(PHOTO_LIMITS.maxSidePixels)} pixels a side; this one has ${size(facts)}.`,
    IMAGE_TOO_SMALL: (facts) =>
      `A photo must have at least ${PHOTO_LIMITS.minSidePixels} pixels a side; this one has ${size(facts)}.`,
    IMAGE_GREYSCALE: () =>
      'Expected a colour photo; this one is black and white, so there is no colour to separate.',
    IMAGE_MULTIFRAME: () => 'Expected a single picture; this file is an animation or a sequence.',
    DECODER_UNAVAILABLE: () => `The part of Basalis that opens photos did not start. ${restart}`,
    DECODER_TIMEOUT: () =>
      'Opening the photo took too long and was stopped. Please choose another copy of it.',
    DECODER_MEMORY: () =>
      'Opening the photo takes more memory than a photo should. Please choose another copy of it.',
    DECODER_DIED: () => damaged,
    FILTER_INPUT_NOT_FINITE: () => damaged,
    MODEL_MISSING: () => `The pigment model is not where it should be. ${reinstall}`,
    MODEL_ALTERED: () => `The pigment model is not the one this version was made with. ${reinstall}`,
    MODEL_INVALID: () => `The pigment model does not fit this version. ${reinstall}`,
    POOL_FULL: () => 'Too much is being computed at once. Please try again in a moment.',
    POOL_CLOSED: () => 'Basalis was closing. Please try again.',
    WORKER_DIED: () =>
      'A part of the computation ended unexpectedly. The photo is unharmed; please try again.',
    ADDON_MISSING: () => `The filter is not where it should be. ${reinstall}`,
    BACKEND_UNAVAILABLE: () => 'The graphics processor cannot be used for this.',
    OUTPUT_NOT_WRITABLE: () => 'The result cannot be written. Please check the disk.',
    CLIPBOARD_NOT_WRITABLE: () => 'The clipboard did not take the picture. Please save it as a file instead.',
    REQUEST_REFUSED: () => restart,
    REQUEST_INVALID: () => restart,
    UPLOAD_BROKEN: () => 'The photo did not arrive completely. Please drop it again.',
    PHOTO_NOT_KEPT: () =>
      'The photo that was taken last is not in the record: something spoke against it, and the camera’s room had been left. Please take it again.',
    NO_PHOTO: () => 'There is no open photo.',
    COMPARISON_NOT_POSSIBLE: () => 'Only photos of the same patient can be looked at side by side.',
    COMPARISON_FULL: ({ most }) =>
      `At most ${grouped(most)} photos can be open beside this one. Please close one of them first.`,
    STORE_DAMAGED: () =>
      'The records are not as they were written. Nothing was changed; please restore the last backup.',
    STORE_UNSAFE: () =>
      `The records cannot be written safely on this computer, so they stay closed. ${reinstall}`,
    STORE_KEY_WRONG: () => 'The records do not open with this key.',
    STORE_TOO_NEW: () => 'The records were written by a newer Basalis. Please install the newest version.',
    RECORD_NOT_FOUND: () => 'This record is no longer there.',
    RECORD_CONFLICT: () => 'This cannot be done as things stand now. Please look at the record again.',
    PASSPHRASE_WRONG: () => 'This passphrase is not right.',
    PASSPHRASE_TOO_SOON: () => 'Too many wrong tries. Please wait a moment before the next one.',
    PASSPHRASE_TOO_SHORT: () => 'The passphrase is too short.',
    RECOVERY_CODE_INVALID: () =>
      'This is not a recovery code. Please type all nine groups as they were printed.',
    DEVICE_SECRET_MISSING: () =>
      'This computer no longer holds its part of the key. The printed recovery code opens the records.',
    IMAGE_MISSING: () => 'The file of this image is missing. Please restore the last backup.',
    IMAGE_ALTERED: () =>
      'The file of this image is not as it was written, so it is not shown. Please restore the last backup.',
    BACKUP_DAMAGED: () =>
      'This backup is not as it was written and cannot be used. Please choose an older one.',
    ...EN_BACKUP_ERRORS,
    ...EN_EXPORT_ERRORS,
    ...EN_ARCHIVE_ERRORS,
    STORE_READ_ONLY: () =>
      'The disk could not be written: nothing more is changed until the records are opened again. Please free space on the disk or have it checked, then lock the records and sign in.',
    STORE_LOCKED: () => 'The records are locked. Please sign in.',
    ROLE_REFUSED: () => 'Your role does not include this.',
    USER_DISABLED: () => 'This user may not sign in any more.',
    REASON_TOO_SHORT: () => 'Please say in a few words why the records have to be opened.',
    FHIR_UNREADABLE: () =>
      'This file holds no patients in the form of FHIR R4. Please choose a JSON file of at most 4 MB with a Patient or a Bundle, each with a name and a number.',
    IDENTITY_UNKNOWN: () =>
      'There is no patient with this number and this date of birth. Please look both up again.',
  },
  bug: 'Something unexpected happened inside Basalis. Nothing was changed; please try again.',
  drops: {
    folder: 'Expected one photo; this is a folder. Please open it and drop a photo from it.',
    several: (count) => `Expected one photo; these are ${count} files. Please drop them one at a time.`,
    nothing: 'Expected a photo file; nothing that was dropped is a file.',
  },
  disconnected: 'The window lost its connection to Basalis. Please close it and start again.',
  annotations: EN_ANNOTATIONS,
  records: EN_RECORDS,
  backup: EN_BACKUP,
  archive: EN_ARCHIVE,
  studio: EN_STUDIO,
  film: EN_FILM,
  patientScreen: EN_PATIENT_SCREEN,
  camera: EN_CAMERA,
  capturePrompts: EN_CAPTURE_PROMPTS,
  captureReasons: EN_CAPTURE_REASONS,
  voice: EN_VOICE,
  report: EN_REPORT_ROOM,
}
