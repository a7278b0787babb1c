import type { AnnotationRecord } from '../../../../../src/renderer/features/annotations/annotation-record.ts'
import type { Annotation, AnnotationFields } from '../../../../../src/shared/domain/annotation.ts'

/** A record in memory that notes what reaches it and can fail. */
export class MemoryRecord implements AnnotationRecord {
  readonly asked: string[] = []
  held: Annotation[] = []
  /** What the next request fails with. */
  fault: Error | null = null
  #made = 0

  list(): Promise<readonly Annotation[]> {
    return this.#answer('list', () => [...this.held])
  }

  add({ shape, text }: AnnotationFields): Promise<Annotation> {
    return this.#answer(`add ${text}`, () => {
      this.#made += 1
      const added = { id: `id${this.#made}`, photoId: 'p', shape, text, createdMs: 1, changedMs: 1 }
      this.held.push(added)
      return added
    })
  }

  change(id: string, { shape, text }: AnnotationFields, seenMs: number): Promise<Annotation> {
    return this.#answer(`change ${id} ${text}`, () => {
      const before = this.held.find((one) => one.id === id)
      if (before?.changedMs !== seenMs) throw new Error('changed since')
      const after = { ...before, shape, text, changedMs: seenMs + 1 }
      this.held = this.held.map((one) => (one.id === id ? after : one))
      return after
    })
  }

  delete(id: string): Promise<unknown> {
    return this.#answer(`delete ${id}`, () => {
      this.held = this.held.filter((one) => one.id !== id)
    })
  }

  get texts(): string[] {
    return this.held.map(({ text }) => text)
  }

  #answer<T>(what: string, answer: () => T): Promise<T> {
    this.asked.push(what)
    const { fault } = this
    this.fault = null
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (fault) reject(fault)
        else
          try {
            resolve(answer())
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)))
          }
      })
    })
  }
}
