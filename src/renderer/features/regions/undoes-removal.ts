/** A press of a key as React tells of it to an element that listens. */
interface HeardKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly currentTarget: Pick<Node, 'contains'>
  readonly target: EventTarget
}

/**
 * Whether a key brings back what was removed last from the list that heard it. React tells the list of keys in its dialogs as well,
 * wherever on the page these stand: there the key undoes what was typed.
 */
export const undoesRemoval = ({ key, ctrlKey, metaKey, currentTarget, target }: HeardKey): boolean =>
  (ctrlKey || metaKey) && key.toLowerCase() === 'z' && currentTarget.contains(target as Node)
