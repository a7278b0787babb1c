import { LEAST_REPEATS } from '../../shared/imaging/change.ts'
import type { RegionTexts } from './region-texts.ts'

export const EN_REGIONS: RegionTexts = {
  choose: 'Region',
  groups: { whole: 'Everything measured', face: 'Parts of the face', drawn: 'Drawn' },
  names: {
    forehead: 'Forehead',
    'eye-area-right': 'Around the right eye',
    'eye-area-left': 'Around the left eye',
    'cheek-right': 'Right cheek',
    'cheek-left': 'Left cheek',
    nose: 'Nose',
    'upper-lip': 'Above the upper lip',
    chin: 'Chin',
  },
  number: 'Number',
  numbers: { mean: 'Mean', sd: 'SD', cv: 'CV', area: 'Area', spots: 'Spots' },
  hints: {
    sd: 'Standard deviation of the map over the measured skin',
    cv: 'Coefficient of variation: standard deviation divided by mean',
  },
  draw: {
    title: 'Measure',
    tools: { ellipse: 'Ellipse', polygon: 'Polygon' },
    hints: {
      ellipse:
        'Drag over the photo. Keys: arrows move the ellipse, + and − resize it, Enter measures, Esc cancels.',
      polygon:
        'Click each corner, then the first one again or press Enter. Backspace takes back a corner, Esc cancels.',
    },
    surface: 'Draw a region.',
    measuring: 'Measuring…',
    remove: 'Remove this region',
    name: (number) => `Drawn region ${number}`,
    size: (skinPx, share, skinMm2) =>
      `${skinPx.toLocaleString('en')} pixels of skin, ${Math.round(share * 100)} % of the outline${skinMm2 === null ? '' : `, about ${Math.round(skinMm2).toLocaleString('en')} mm²`}.`,
    noSkin: 'There is no skin inside this outline.',
  },
  change: {
    lastTwo: 'Last two differ by',
    verdicts: {
      'larger-than-noise': 'larger than noise',
      'within-noise': 'within noise',
      unknown: 'noise not known',
    },
    hint: `Noise is how much repeated shots of the same skin differ. It is known once at least ${LEAST_REPEATS} shots that repeat another have been analysed.`,
  },
}
