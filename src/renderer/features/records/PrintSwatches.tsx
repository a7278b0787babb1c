import { encodeSrgb } from '../../../shared/imaging/colour.ts'
import { CARD_COLUMNS, CARD_ROWS, type LinearRgb } from '../../../shared/imaging/colour-card.ts'

interface Props {
  readonly patches: readonly LinearRgb[]
  /** For whoever does not see them. */
  readonly label: string
}

/** The colours of a card, as it lies. */
export function PrintSwatches({ patches, label }: Props) {
  return (
    <svg
      className="print-swatches"
      viewBox={`0 0 ${CARD_COLUMNS} ${CARD_ROWS}`}
      role="img"
      aria-label={label}
    >
      {patches.map((patch, index) => (
        <rect
          key={index}
          x={index % CARD_COLUMNS}
          y={Math.floor(index / CARD_COLUMNS)}
          width={0.92}
          height={0.92}
          fill={cssOf(patch)}
        />
      ))}
    </svg>
  )
}

function cssOf(patch: LinearRgb): string {
  const bytes = patch.map((light) => Math.round(255 * encodeSrgb(Math.min(1, light))))
  return `rgb(${bytes.join(' ')})`
}
