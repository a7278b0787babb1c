import type { AnnotationFields } from '../../../shared/domain/annotation.ts'

/** An annotation on the page: its key stays the same when it is deleted and comes back, its id in the record does not. */
export interface Drawn extends AnnotationFields {
  readonly key: string
}

/** One thing that was done, with all that undoing it needs. */
export type Command =
  | { readonly kind: 'add'; readonly drawn: Drawn; readonly at: number }
  | { readonly kind: 'change'; readonly before: Drawn; readonly after: Drawn }
  | { readonly kind: 'delete'; readonly drawn: Drawn; readonly at: number }

/** What can be undone and what can be done again, the latest last. */
export interface History {
  readonly done: readonly Command[]
  readonly undone: readonly Command[]
}

export const NO_HISTORY: History = { done: [], undone: [] }

/** Something new was done: what was undone before cannot be done again. */
export function didNew(history: History, command: Command): History {
  return { done: [...history.done, command], undone: [] }
}

/** The command that undoes the last one, and the history after it; null: there is nothing to undo. */
export function undoOf({
  done,
  undone,
}: History): { readonly command: Command; readonly history: History } | null {
  const last = done.at(-1)
  return last
    ? { command: inverse(last), history: { done: done.slice(0, -1), undone: [...undone, last] } }
    : null
}

/** The command that was undone last, and the history after it is done again; null: there is none. */
export function redoOf({
  done,
  undone,
}: History): { readonly command: Command; readonly history: History } | null {
  const last = undone.at(-1)
  return last ? { command: last, history: { done: [...done, last], undone: undone.slice(0, -1) } } : null
}

export function inverse(command: Command): Command {
  switch (command.kind) {
    case 'add':
      return { ...command, kind: 'delete' }
    case 'delete':
      return { ...command, kind: 'add' }
    case 'change':
      return { kind: 'change', before: command.after, after: command.before }
  }
}

export function applied(drawn: readonly Drawn[], command: Command): readonly Drawn[] {
  switch (command.kind) {
    case 'add':
      return drawn.toSpliced(command.at, 0, command.drawn)
    case 'delete':
      return drawn.filter(({ key }) => key !== command.drawn.key)
    case 'change':
      return drawn.map((one) => (one.key === command.after.key ? command.after : one))
  }
}

export const keyOf = (command: Command): string =>
  command.kind === 'change' ? command.after.key : command.drawn.key
