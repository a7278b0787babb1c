import type { Grade } from '../../shared/imaging/comparability.ts'
import type { StudioTexts } from './studio-texts.ts'
import { EN_VIEW } from './view-en.ts'

/** A rule with its figure, or that it could not be measured. */
const rule =
  (differs: string, unknown: string) =>
  (grade: Grade | null, figure: string): string =>
    grade === null ? `${unknown}.` : figure === '' ? `${differs}.` : `${differs}: ${figure}.`

export const EN_STUDIO: StudioTexts = {
  ...EN_VIEW,
  arrangement: 'Arrangement',
  paneCount: (count) => (count === 1 ? 'One pane' : `${count} panes`),
  presets: {
    maps: 'Photo and maps',
    lights: 'Four lights',
    pair: 'Before | after',
    month: '30 days',
    film: 'Film',
  },
  noOther: 'No other visit of this patient has a photo of the same view.',
  notKept: 'Only photos in a patient’s record can be compared.',
  pairs: { wipe: 'Wipe', flicker: 'Flicker', change: 'Change' },
  pairHints: {
    wipe: 'Two photos over one another; drag the line between them.',
    flicker: 'Two photos in turns, on the same spot.',
    change: 'What the map has gained or lost; nothing is shown that is not larger than its error bound.',
  },
  comparing: 'Before and after',
  compareWith: 'Compared with',
  photoOf: (pane) => `Photo of pane ${pane}`,
  movePane: 'Move this pane',
  movePaneHint: 'Drag onto another pane, or use the arrow keys',
  link: 'Move with the other panes',
  unlink: 'Move alone',
  turnLeft: 'Turn left',
  turnRight: 'Turn right',
  loupe: 'Loupe',
  loupeZoom: (zoom) => `${zoom.toFixed(0)}×`,
  wipeLine: 'Line between before and after',
  openingPhoto: 'Being opened',
  lightOf: 'Maps under the light',
  lightOfAll: 'All three',
  lightOfOne: { red: 'Red map alone', brown: 'Brown map alone', gray: 'Gray map alone' },
  opacity: 'Map over the photo',
  opacityValue: (percent) => `${percent} %`,
  readAgain: 'Analyse again',
  mapLook: 'How maps are shown',
  threshold: 'Map from value',
  thresholdNone: 'all',
  mapValues: (value, confidence) => `${value.toFixed(2)} · confidence ${Math.round(100 * confidence)} %`,
  colourValues: (lab) => `L*a*b* ${lab}`,
  nudge: 'Move the other photo by hand',
  nudges: {
    left: 'To the left',
    right: 'To the right',
    up: 'Up',
    down: 'Down',
    anticlockwise: 'Turn anticlockwise',
    clockwise: 'Turn clockwise',
    smaller: 'Smaller',
    larger: 'Larger',
  },
  nudgeReset: 'As the program laid it',
  before: 'Before',
  after: 'After',
  difference: 'Difference',
  changeOf: (region) => `Mean of the maps · ${region}`,
  noChange: 'The two photos could not be laid on each other, or one of them has no maps.',
  changeFrom: (before, after) => `${after} against ${before}: orange more, blue less`,
  aligning: 'The photos are being laid on each other',
  comparable: {
    green: 'Well comparable',
    amber: 'Comparable with care',
    red: 'Hardly comparable',
  },
  rules: {
    pose: rule('The head is turned differently', 'Whether the head is turned alike is not known'),
    distance: rule('Taken from another distance', 'Whether the distance is the same is not known'),
    sharpness: rule('One photo is less sharp', 'Whether both are as sharp is not known'),
    exposure: rule('One photo is lighter', 'Whether both are as light is not known'),
    'colour-cast': rule(
      'The colour of the light differs',
      'Whether the light has the same colour is not known',
    ),
    'skin-state': rule('The skin was not clean at both visits', 'The state of the skin is not known'),
    alignment: rule(
      'The photos do not lie exactly on each other',
      'The photos could not be laid on each other',
    ),
  },
  residual: (medianPx, p95Px) =>
    `Laid on each other to ${medianPx.toFixed(1)} pixels (median), ${p95Px.toFixed(1)} for 95 %.`,
  methods: {
    landmarks: 'Laid on each other by the face.',
    texture: 'Laid on each other by the texture of the skin.',
    none: 'Not laid on each other: frame on frame.',
  },
}
