import type { ViewArea } from '../../../shared/contract/view-channels.ts'

/**
 * Lets `act` take a picture of the room and of the line below it: meanwhile the room is without its tools (shown.css says which), and
 * has been painted so. Null where there is no room.
 */
export async function withRoomPicture<T>(act: (area: ViewArea) => Promise<T>): Promise<T | null> {
  const room = document.querySelector<HTMLElement>('.room')
  const line = document.querySelector('.status-bar')
  if (!room || !line) return null
  room.dataset['pictured'] = ''
  try {
    await painted()
    return await act(areaOf(room.getBoundingClientRect(), line.getBoundingClientRect()))
  } finally {
    delete room.dataset['pictured']
  }
}

/** The room down to the lower edge of the line, in whole pixels. */
export function areaOf(
  room: Pick<DOMRect, 'left' | 'right' | 'top'>,
  line: Pick<DOMRect, 'bottom'>,
): ViewArea {
  const [x, y] = [Math.ceil(room.left), Math.ceil(room.top)]
  return { x, y, width: Math.floor(room.right) - x, height: Math.floor(line.bottom) - y }
}

/** What has changed by now is in the frame before the second one from here. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resolve()
      })
    })
  })
}
