import { useEffect } from 'react'
import type { AnnotationDesk } from './annotation-desk.ts'
import { wishOf, type KeyWish } from './annotation-keys.ts'

/** A key press moves an annotation by this share of the photo's longer side, at least by 1 px. */
const STEP_SHARE = 1 / 500

/** What wants its keys itself, whatever is drawn. */
const TYPED_INTO =
  'input, textarea, select, [role="listbox"], [role="dialog"], [role="alertdialog"], .draw-surface'
/** What has drawings of its own: there keys mean those, not an annotation. */
const OTHER_DRAWINGS = '.own-regions'
/** Where the arrow keys scroll the panel, open a list or move a pane; but beside the annotations they move those. */
const WITH_ARROWS = '.side, .pane-grip, [aria-haspopup="listbox"], [role="slider"]'
const WITH_ANNOTATIONS: readonly KeyWish['kind'][] = ['tool', 'toggle-shown', 'cancel']

/**
 * The keys of drawing, as long as a photo is looked at. They come before those of the window: what is selected moves with the arrow
 * keys, and Escape puts the tool away before it means anything else.
 */
export function useAnnotationKeys(desk: AnnotationDesk): void {
  useEffect(() => {
    // A key that is held moves on: what it did is one step when it is let go.
    let nudging = false
    const settle = (): void => {
      if (nudging) desk.drop(1)
      nudging = false
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body
      if (event.defaultPrevented || !desk.isLookedAt || target.closest(TYPED_INTO)) return
      const wish = wishOf(event, {
        selected: desk.selected !== null,
        tool: desk.get().tool !== null,
        onPicture: target.closest('button, a') === null,
      })
      if (wish && target.closest(OTHER_DRAWINGS) && !WITH_ANNOTATIONS.includes(wish.kind)) return
      if (!wish || (wish.kind === 'nudge' && target.closest(WITH_ARROWS) && !target.closest('.annotations')))
        return
      if (wish.kind === 'nudge') {
        if (desk.act !== null && !nudging) return
        nudging = true
      } else settle()
      if (!fulfil(desk, wish, target)) return
      event.preventDefault()
      event.stopPropagation()
    }
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key.startsWith('Arrow')) settle()
    }
    window.addEventListener('keydown', onKeyDown, true)
    window.addEventListener('keyup', onKeyUp, true)
    window.addEventListener('blur', settle)
    return () => {
      window.removeEventListener('keydown', onKeyDown, true)
      window.removeEventListener('keyup', onKeyUp, true)
      window.removeEventListener('blur', settle)
    }
  }, [desk])
}

/** False: the key means something else to somebody. */
function fulfil(desk: AnnotationDesk, wish: KeyWish, target: Element): boolean {
  const { selected } = desk
  switch (wish.kind) {
    case 'cancel':
      return desk.cancel()
    case 'tool':
      desk.take(wish.tool)
      return true
    case 'toggle-shown':
      desk.show(!desk.get().shown)
      return true
    case 'undo':
      desk.undo()
      return true
    case 'redo':
      desk.redo()
      return true
    case 'delete':
      desk.delete()
      return true
    case 'type':
      if (selected) desk.typeAt(selected.key)
      return selected !== null
    case 'place':
      desk.placeInPane(target)
      return true
    case 'nudge': {
      const photo = desk.photoOf(desk.get().active)
      const step = photo ? Math.max(1, Math.max(photo.width, photo.height) * STEP_SHARE) : 1
      desk.nudge({ x: wish.dx * step, y: wish.dy * step }, wish.resize)
      return true
    }
  }
}
