import type { AnalysisProgress } from '../analysis/analysis-request.ts'

const LABELS: Readonly<Record<AnalysisProgress['stage'], string>> = {
  filter: 'separating diffuse and specular light, pass',
  stack: 'coarser diffuse images, level',
  inference: 'pigment maps, tile',
  metrics: 'numbers',
}

/** One line on a terminal that overwrites itself; nothing at all where stderr is not a terminal. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  #shown = false

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream
  }

  show(prefix: string, { stage, done, total }: AnalysisProgress): void {
    // The filter stops when nothing changes: its total is a bound, not a goal.
    const count = stage === 'filter' ? `${done}` : `${done} of ${total}`
    this.text(`${prefix}${LABELS[stage]} ${count}`)
  }

  text(line: string): void {
    if (!this.#stream.isTTY) return
    this.#stream.write(`\r\x1b[K${line}`)
    this.#shown = true
  }

  clear(): void {
    if (this.#shown) this.#stream.write('\r\x1b[K')
    this.#shown = false
  }
}
