import type { AnnotationColour, AnnotationShape } from '../../../shared/domain/annotation.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { Point } from '../../canvas/viewport.ts'
import { type Act, dragged, nudged, seenDuring, type Seen } from './annotation-act.ts'
import type { Drawn } from './annotation-history.ts'
import type { AnnotationRecord } from './annotation-record.ts'
import { begun, finished, placed, type Tool } from './drawing-tools.ts'
import { PhotoAnnotations } from './photo-annotations.ts'

/** A photo that is on the screen, as far as drawing over it goes. */
export interface OpenPhoto extends ImageSize {
  /** Stays the same as long as the photo is open. */
  readonly photo: string
  /** In the records; null: nobody's. */
  readonly record: string | null
  /** Null: not known. */
  readonly pxPerMm: number | null
  readonly mayWrite: boolean
}

/** Words that are being typed: of a new text, or of an annotation that is there. */
export type Typing = { readonly photo: string } & (
  | { readonly kind: 'new'; readonly shape: AnnotationShape }
  | { readonly kind: 'change'; readonly drawn: Drawn }
)

export interface DeskState {
  readonly photos: readonly OpenPhoto[]
  readonly tool: Tool | null
  readonly colour: AnnotationColour
  readonly shown: boolean
  /** The photo that was worked on last: keys and buttons mean it. */
  readonly active: string | null
  /** On the active photo. */
  readonly selected: string | null
  readonly typing: Typing | null
}

/** A pane that shows a photo, for whoever draws by keys. */
export interface Pane {
  readonly element: Element
  readonly photo: string
  /** What it shows in its middle, image px. */
  readonly middle: () => Point
  /** A size that is seen well in it, image px. */
  readonly reach: () => number
}

export interface DeskOptions {
  readonly recordOf: (photoId: string) => AnnotationRecord
  readonly onFault: (error: Error) => void
}

interface Book {
  /** Whose work it is: another user begins with what the record holds, and undoes nothing of theirs. */
  readonly user: string | null
  readonly annotations: PhotoAnnotations
}

const FIRST: DeskState = {
  photos: [],
  tool: null,
  colour: 'blue',
  shown: true,
  active: null,
  selected: null,
  typing: null,
}

/** Drawing over the photos on the screen: which tool, what is selected, what is under way. The pages and panes of React follow it. */
export class AnnotationDesk {
  readonly #options: DeskOptions
  readonly #books = new Map<string, Book>()
  readonly #listeners = new Set<() => void>()
  #state = FIRST
  #act: Act | null = null
  readonly #panes = new Set<Pane>()

  constructor(options: DeskOptions) {
    this.#options = options
  }

  get = (): DeskState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get act(): Act | null {
    return this.#act
  }

  /** Whether a pane is on the screen: elsewhere the keys mean nothing. */
  get isLookedAt(): boolean {
    return this.#panes.size > 0
  }

  /** The pane is there, until the function that is returned is called. */
  enterPane(pane: Pane): () => void {
    this.#panes.add(pane)
    return () => {
      this.#panes.delete(pane)
    }
  }

  photoOf(photo: string | null): OpenPhoto | null {
    return this.#state.photos.find((one) => one.photo === photo) ?? null
  }

  annotationsOf(photo: string | null): PhotoAnnotations | null {
    return this.#books.get(photo ?? '')?.annotations ?? null
  }

  get active(): PhotoAnnotations | null {
    return this.annotationsOf(this.#state.active)
  }

  get selected(): Drawn | null {
    return this.active?.find(this.#state.selected) ?? null
  }

  /** Whether the active photo can be drawn on now. */
  get mayDraw(): boolean {
    return this.photoOf(this.#state.active)?.mayWrite === true && this.active?.state.kind === 'ready'
  }

  /** What is on the screen now, and for whom. What belongs to a photo that has gone goes as well. */
  showPhotos(photos: readonly OpenPhoto[], user: string | null): void {
    const { active } = this.#state
    const before = this.active
    for (const [photo, book] of this.#books)
      if (book.user !== user || !photos.some((one) => one.photo === photo)) {
        book.annotations.close()
        this.#books.delete(photo)
      }
    for (const { photo, record } of photos)
      if (!this.#books.has(photo)) this.#books.set(photo, { user, annotations: this.#begin(record) })
    const current = this.annotationsOf(active) ? active : (photos[0]?.photo ?? null)
    const stays = before !== null && before === this.annotationsOf(current)
    if (!stays) this.#act = null
    this.#set({ photos, active: current, ...(!stays && { selected: null, typing: null, tool: null }) })
  }

  activate(photo: string): void {
    if (photo !== this.#state.active) this.#set({ active: photo, selected: null })
  }

  /** The tool in hand; the same once more, or null: none. */
  take(tool: Tool | null): void {
    if (tool !== null && !this.mayDraw) return
    this.#act = null
    const next = tool === this.#state.tool ? null : tool
    this.#set({ tool: next, ...(next && { shown: true, selected: null }) })
  }

  /** The colour of what is drawn from now on, and of what is selected. */
  choose(colour: AnnotationColour): void {
    const { selected } = this
    this.#set({ colour })
    if (selected && this.mayDraw && selected.shape.colour !== colour)
      this.active?.change(selected.key, { ...selected, shape: { ...selected.shape, colour } })
  }

  show(shown: boolean): void {
    this.#act = null
    this.#set({ shown, ...(!shown && { tool: null, selected: null }) })
  }

  select(key: string | null): void {
    if (key !== this.#state.selected) this.#set({ selected: key, ...(key !== null && { shown: true }) })
  }

  /** The tool touches the photo at an image point. */
  begin(photo: string, at: Point): void {
    this.activate(photo)
    const { tool, colour } = this.#state
    const image = this.photoOf(photo)
    if (!tool || !image || !this.mayDraw) return
    this.#do({ kind: 'draw', photo, draft: begun(tool, colour, at, image) })
  }

  /** What is selected is taken at an image point: as a whole, or by a handle. */
  grab(at: Point, handle: number | null): void {
    const { selected } = this
    const { active } = this.#state
    if (!selected || active === null || !this.mayDraw) return
    const { shape } = selected
    this.#do({ kind: 'alter', photo: active, before: selected, shape, handle, from: at })
  }

  /** The pointer is now at an image point. */
  drag(at: Point, constrained: boolean): void {
    const act = this.#act
    const image = this.photoOf(act?.photo ?? null)
    if (act && image) this.#do(dragged(act, at, constrained, image))
  }

  /** A key moves what is selected, or its last handle, by so many image px. It counts when `drop` is called. */
  nudge(by: Point, resize: boolean): void {
    if (this.#act === null) this.grab({ x: 0, y: 0 }, null)
    const act = this.#act
    const image = this.photoOf(act?.photo ?? null)
    if (act && image) this.#do(nudged(act, by, resize, image))
  }

  /** The pointer, or the key, was let go: what was under way counts. `scale`: CSS px an image px. */
  drop(scale: number): void {
    const act = this.#act
    this.#act = null
    if (!act) return
    const annotations = this.annotationsOf(act.photo)
    if (act.kind === 'draw') {
      const shape = finished(act.draft, scale)
      if (shape) this.#put(act.photo, shape)
    } else if (act.shape !== act.before.shape)
      annotations?.change(act.before.key, { ...act.before, shape: act.shape })
    this.#tell()
  }

  /** A shape for whoever draws by keys: in the middle of the pane in which the focus is, else of the first. */
  placeInPane(focused: Element): void {
    const panes = [...this.#panes]
    const pane = panes.find(({ element }) => focused.contains(element)) ?? panes[0]
    if (!pane) return
    this.activate(pane.photo)
    const { tool, colour } = this.#state
    const image = this.photoOf(pane.photo)
    if (tool && image && this.mayDraw)
      this.#put(pane.photo, placed(tool, colour, pane.middle(), pane.reach(), image))
  }

  /** Stops what is under way; else puts the tool away; else nothing is selected any more. False: there was none of it. */
  cancel(): boolean {
    const { tool, selected } = this.#state
    if (this.#act) this.#do(null)
    else if (tool) this.#set({ tool: null })
    else if (selected !== null) this.#set({ selected: null })
    else return false
    return true
  }

  delete(key = this.#state.selected): void {
    if (key === null || !this.mayDraw) return
    this.#act = null
    this.active?.delete(key)
    if (key === this.#state.selected) this.#set({ selected: null })
  }

  undo(): void {
    this.#step((annotations) => annotations.undo())
  }

  redo(): void {
    this.#step((annotations) => annotations.redo())
  }

  /** The words of an annotation are to be typed. */
  typeAt(key: string): void {
    const drawn = this.active?.find(key)
    const { active } = this.#state
    if (drawn && active !== null && this.mayDraw)
      this.#set({ typing: { kind: 'change', photo: active, drawn }, selected: key })
  }

  /** What was typed; null: nothing, and a new text is none. */
  typed(text: string | null): void {
    const { typing } = this.#state
    this.#set({ typing: null })
    if (!typing || text === null) return
    const annotations = this.annotationsOf(typing.photo)
    if (typing.kind === 'new') this.select(annotations?.add({ shape: typing.shape, text }) ?? null)
    else if (text !== typing.drawn.text) annotations?.change(typing.drawn.key, { ...typing.drawn, text })
  }

  /** A photo's annotations as they look at the moment. */
  seenOn(photo: string): readonly Seen[] {
    return seenDuring(this.#act?.photo === photo ? this.#act : null, this.annotationsOf(photo))
  }

  #begin(record: string | null): PhotoAnnotations {
    const { recordOf, onFault } = this.#options
    return new PhotoAnnotations({
      record: record === null ? null : recordOf(record),
      onChange: () => {
        this.#set({})
      },
      onFault,
    })
  }

  /** A new shape; of a text what it says is asked first. Then the tool is put away, and the shape can be adjusted. */
  #put(photo: string, shape: AnnotationShape): void {
    this.#set({ tool: null })
    if (shape.kind === 'text') this.#set({ typing: { kind: 'new', photo, shape } })
    else this.select(this.annotationsOf(photo)?.add({ shape, text: '' }) ?? null)
  }

  #step(step: (annotations: PhotoAnnotations) => string | null): void {
    if (!this.active || !this.mayDraw) return
    this.#act = null
    const key = step(this.active)
    if (key !== null) this.#set({ shown: true, selected: this.active.find(key) ? key : null })
  }

  #do(act: Act | null): void {
    this.#act = act
    this.#tell()
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
