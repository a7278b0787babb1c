import { ProgressBar } from 'react-aria-components'

/** `fraction` from 0 to 1. */
export function Progress({ label, fraction }: { readonly label: string; readonly fraction: number }) {
  const percent = Math.round(fraction * 100)
  return (
    <ProgressBar value={percent} aria-label={label} className="progress">
      <div className="labels" aria-hidden>
        <span>{label}</span>
        <span>{percent} %</span>
      </div>
      <div className="track">
        <div className="fill" style={{ transform: `scaleX(${fraction})` }} />
      </div>
    </ProgressBar>
  )
}
