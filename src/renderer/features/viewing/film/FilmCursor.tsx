/** The moment that is looked at, through chart and axis. All that moves in the strip when the film does. */
export function FilmCursor({ x }: { readonly x: number }) {
  return (
    <g className="film-cursor" transform={`translate(${x} 0)`}>
      <line x1={0} x2={0} y1={4} y2={94} />
      <circle cx={0} cy={86} r={7} />
    </g>
  )
}
