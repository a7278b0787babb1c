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
    tools: { ellipse: 'Ellipse', polygon: 'Polygon', brush: 'Brush' },
    tips: {
      ellipse: 'Measure inside an ellipse',
      polygon: 'Measure inside a polygon',
      brush: 'Paint what is to be measured',
    },
    hints: {
      ellipse:
        'Drag over the photo. Keys: arrows move the ellipse, + and − resize it, Enter measures, Esc cancels.',
      polygon:
        'Click each corner, then the first one again or press Enter. Backspace takes back a corner, Esc cancels.',
      brush:
        'Drag to paint. Keys: arrows move the brush, Space puts it down or lifts it, [ and ] change its size, X paints or erases, Backspace takes back a stroke, Enter measures, Esc cancels.',
    },
    surface: 'Draw a region.',
    measuring: 'Measuring…',
    notMeasured: 'This region could not be measured.',
    name: (number) => `Drawn region ${number}`,
    size: (skinPx, share, skinMm2) =>
      `${skinPx.toLocaleString('en')} pixels of skin, ${Math.round(share * 100)} % of the outline${skinMm2 === null ? '' : `, about ${Math.round(skinMm2).toLocaleString('en')} mm²`}.`,
    noSkin: 'There is no skin inside this outline.',
  },
  brush: {
    title: 'Brush',
    size: 'Brush size',
    px: (diameterPx) => `${diameterPx} px`,
    paint: 'Paint',
    erase: 'Erase',
    down: 'Brush is down',
    done: 'Measure',
  },
  list: {
    loading: 'Reading the regions of this photo…',
    failed: 'The regions of this photo could not be read.',
    again: 'Try again',
    rename: 'Rename',
    paintOn: 'Paint on',
    name: (otherwise) => `Name (empty: ${otherwise})`,
    remove: 'Delete',
    removed: (name) => `${name} was deleted.`,
    undo: 'Undo',
    unkept: 'Not in the record yet.',
    keepAgain: 'Keep it now',
    notKept: 'Not kept: this photo is in no patient’s record.',
    readOnly:
      'What you draw is not kept: your role may not write in the record, or the disk could not be written.',
    full: (most) => `This photo has ${most} regions, which is as many as it may have.`,
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
