import type { CaptureUnit, Limits } from '../../../shared/imaging/capture-rules.ts'

/** A measured figure as staff read it; a dash where nothing could be measured. */
export function figureText(value: number | null, unit: CaptureUnit): string {
  if (value === null) return '–'
  return withUnit(numberText(value, unit), unit)
}

/** Between which limits it has to lie. */
export function limitsText({ min, max }: Limits, unit: CaptureUnit): string {
  if (min !== null && max !== null)
    return min === max
      ? withUnit(numberText(min, unit), unit)
      : withUnit(`${numberText(min, unit)} … ${numberText(max, unit)}`, unit)
  if (min !== null) return withUnit(`≥ ${numberText(min, unit)}`, unit)
  return max === null ? '' : withUnit(`≤ ${numberText(max, unit)}`, unit)
}

const withUnit = (text: string, unit: CaptureUnit): string => {
  if (unit === 'share') return `${text} %`
  return unit === 'degrees' ? `${text}°` : text
}

function numberText(value: number, unit: CaptureUnit): string {
  const decimals = unit === 'ratio' ? 2 : 0
  const text = Math.abs(unit === 'share' ? 100 * value : value).toFixed(decimals)
  return value < 0 && Number(text) !== 0 ? `−${text}` : text
}
