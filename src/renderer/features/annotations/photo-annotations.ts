import type { AnnotationFields } from '../../../shared/domain/annotation.ts'
import { ANNOTATION_LIMITS } from '../../../shared/domain/annotation.ts'
import {
  applied,
  type Command,
  didNew,
  type Drawn,
  type History,
  keyOf,
  NO_HISTORY,
  redoOf,
  undoOf,
} from './annotation-history.ts'
import type { AnnotationRecord } from './annotation-record.ts'

export type PhotoAnnotationsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'ready'
      /** In the order in which they were drawn: the last lies on top. */
      readonly drawn: readonly Drawn[]
      readonly history: History
    }

export interface PhotoAnnotationsOptions {
  /** Null: nobody's photo, whose annotations live here only. */
  readonly record: AnnotationRecord | null
  readonly onChange: () => void
  /** Something could not be written; what the record holds is shown instead. */
  readonly onFault: (error: Error) => void
}

/** What an annotation is called in the record, and when it was changed there last. */
interface Kept {
  readonly id: string
  readonly changedMs: number
}

/**
 * The annotations of one photo on the page. What is done is shown at once and written into the record after it, one thing
 * after another; undoing is written as well. Where something could not be written, what the record holds is read anew and the
 * history ends, for it tells of what never was.
 */
export class PhotoAnnotations {
  readonly #options: PhotoAnnotationsOptions
  readonly #kept = new Map<string, Kept>()
  #state: PhotoAnnotationsState = { kind: 'loading' }
  #writes: Promise<void> = Promise.resolve()
  /** Grows when the record is read anew: what waited to be written until then is not. */
  #reading = 0
  #lastKey = 0
  #closed = false

  constructor(options: PhotoAnnotationsOptions) {
    this.#options = options
    if (options.record) void this.read()
    else this.#state = { kind: 'ready', drawn: [], history: NO_HISTORY }
  }

  get state(): PhotoAnnotationsState {
    return this.#state
  }

  /** As many as a photo may have. */
  get isFull(): boolean {
    return this.#state.kind === 'ready' && this.#state.drawn.length >= ANNOTATION_LIMITS.ofPhoto
  }

  find(key: string | null): Drawn | null {
    return this.#state.kind === 'ready' ? (this.#state.drawn.find((one) => one.key === key) ?? null) : null
  }

  /** Resolves when all that was done so far is in the record. */
  settled(): Promise<void> {
    return this.#writes
  }

  /** Shows what the record holds; what was not written yet is forgotten. */
  async read(): Promise<void> {
    const { record, onFault } = this.#options
    if (!record) return
    const reading = (this.#reading += 1)
    this.#show({ kind: 'loading' })
    try {
      const found = await record.list()
      if (reading !== this.#reading) return
      this.#kept.clear()
      for (const { id, changedMs } of found) this.#kept.set(id, { id, changedMs })
      const drawn = found.map(({ id, shape, text }) => ({ key: id, shape, text }))
      this.#show({ kind: 'ready', drawn, history: NO_HISTORY })
    } catch (error) {
      if (reading !== this.#reading || this.#closed) return
      this.#show({ kind: 'failed' })
      onFault(asError(error))
    }
  }

  /** Nobody looks at the photo any more: what was done is still written, and only what that fails with is told. */
  close(): void {
    this.#closed = true
  }

  /** The new annotation's key; null where there is no room for it. */
  add(fields: AnnotationFields): string | null {
    if (this.#state.kind !== 'ready' || this.isFull) return null
    const key = `new ${(this.#lastKey += 1)}`
    this.#do({ kind: 'add', drawn: { key, ...fields }, at: this.#state.drawn.length })
    return key
  }

  change(key: string, fields: AnnotationFields): void {
    const before = this.find(key)
    if (before) this.#do({ kind: 'change', before, after: { key, ...fields } })
  }

  delete(key: string): void {
    const drawn = this.find(key)
    if (!drawn || this.#state.kind !== 'ready') return
    this.#do({ kind: 'delete', drawn, at: this.#state.drawn.indexOf(drawn) })
  }

  /** The key of what came back or changed; null where there was nothing to undo. */
  undo(): string | null {
    return this.#step(undoOf)
  }

  redo(): string | null {
    return this.#step(redoOf)
  }

  #do(command: Command): void {
    if (this.#state.kind !== 'ready') return
    this.#apply(command, didNew(this.#state.history, command))
  }

  #step(stepOf: typeof undoOf): string | null {
    if (this.#state.kind !== 'ready') return null
    const step = stepOf(this.#state.history)
    if (!step) return null
    this.#apply(step.command, step.history)
    return keyOf(step.command)
  }

  #apply(command: Command, history: History): void {
    if (this.#state.kind !== 'ready') return
    this.#show({ kind: 'ready', drawn: applied(this.#state.drawn, command), history })
    const { record, onFault } = this.#options
    if (!record) return
    const reading = this.#reading
    this.#writes = this.#writes.then(async () => {
      if (reading !== this.#reading) return
      try {
        await this.#write(record, command)
      } catch (error) {
        onFault(asError(error))
        await this.read()
      }
    })
  }

  async #write(record: AnnotationRecord, command: Command): Promise<void> {
    const key = keyOf(command)
    if (command.kind === 'add') {
      this.#kept.set(key, await record.add(command.drawn))
      return
    }
    const kept = this.#kept.get(key)
    if (!kept) throw new Error('expected an annotation that is in the record, found none')
    if (command.kind === 'change')
      this.#kept.set(key, await record.change(kept.id, command.after, kept.changedMs))
    else {
      await record.delete(kept.id)
      this.#kept.delete(key)
    }
  }

  #show(state: PhotoAnnotationsState): void {
    this.#state = state
    this.#options.onChange()
  }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
