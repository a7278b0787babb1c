import type { NamedDrawings, PatientDrawings } from '../../../shared/contract/patient-drawings.ts'

/**
 * Ids of what is drawn over panes: the same for the same lines, another once they have changed. What was sent is not sent again as
 * long as it is shown.
 */
export class DrawingIds {
  #known = new Map<string, NamedDrawings>()
  #sent: ReadonlySet<string> = new Set()

  /** Null: no line is drawn. */
  idOf = (drawings: PatientDrawings): string | null => {
    if (drawings.rings.length === 0 && drawings.shapes.length === 0) return null
    const content = JSON.stringify(drawings)
    const known = this.#known.get(content) ?? { id: crypto.randomUUID(), drawings }
    this.#known.set(content, known)
    return known.id
  }

  /** What must be sent with a view in which these ids stand. */
  unsent(shown: readonly (string | null)[]): readonly NamedDrawings[] {
    return [...this.#known.values()].filter(({ id }) => shown.includes(id) && !this.#sent.has(id))
  }

  /** A view with these ids has arrived: what is in none of them is forgotten, here and there. */
  arrived(shown: readonly (string | null)[]): void {
    this.#known = new Map([...this.#known].filter(([, { id }]) => shown.includes(id)))
    this.#sent = new Set([...this.#known.values()].map(({ id }) => id))
  }

  /** Nobody knows any of them any more. */
  forget(): void {
    this.#sent = new Set()
  }
}
