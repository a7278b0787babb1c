import type { Bridge, BridgeEnds } from './bridge.ts'

/* eslint-disable @typescript-eslint/unbound-method -- taken to be applied later, whatever the page does to them */

/**
 * Runs in the page's own world before any script of the page. It receives a node that is in no document from the
 * preload world, by an event of an unguessable name that it hears once, and afterwards talks through that node only:
 * dispatching is synchronous, and Blink clones `detail` between the worlds.
 *
 * One self-contained function; `createBridge` comes as an argument.
 */
export function runMainWorld(createBridge: (ends: BridgeEnds) => Bridge, handshake: string): void {
  if (window !== window.top) return
  const { apply } = Reflect
  const { addEventListener, dispatchEvent } = EventTarget.prototype
  const CustomEventHere = CustomEvent
  const PromiseHere = Promise
  const then = Promise.prototype.then as (this: unknown, ...args: unknown[]) => unknown
  const DOMExceptionHere = DOMException
  const URLHere = URL
  const { defineProperty } = Object
  const getter = (prototype: object, name: string): (() => unknown) =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get as () => unknown
  const detailOf = getter(CustomEvent.prototype, 'detail')
  const relatedOf = getter(MouseEvent.prototype, 'relatedTarget')
  const stop = Event.prototype.stopImmediatePropagation

  const onHandshake = (event: Event): void => {
    apply(stop, event, [])
    const node = apply(relatedOf, event, []) as Node
    const bridge = createBridge({
      send: (message) => {
        apply(dispatchEvent, node, [new CustomEventHere('to-preload', { detail: message })])
      },
      listen: (handler) => {
        const hear = (incoming: Event): void => {
          handler(apply(detailOf, incoming, []))
        }
        apply(addEventListener, node, ['to-page', hear])
      },
      onExpose: (name, value) => {
        defineProperty(window, name, { value, enumerable: true, writable: false, configurable: false })
      },
    })
    askBeforeCamera(bridge)
    askBeforeWindows(bridge)
  }

  const askBeforeCamera = (bridge: Bridge): void => {
    // Absent where the context is not secure.
    const devices = navigator.mediaDevices as MediaDevices | undefined
    if (devices === undefined) return
    const getUserMedia = devices.getUserMedia
    devices.getUserMedia = (constraints) => {
      const wanted = { video: Boolean(constraints?.video), audio: Boolean(constraints?.audio) }
      const allowed = bridge.call('ask-permission', ['media', wanted]) as Promise<boolean>
      return new PromiseHere((resolve, reject) => {
        const decide = (yes: boolean): void => {
          if (yes)
            resolve(
              apply<MediaDevices, [MediaStreamConstraints | undefined], Promise<MediaStream>>(
                getUserMedia,
                devices,
                [constraints],
              ),
            )
          else reject(new DOMExceptionHere('Permission denied', 'NotAllowedError'))
        }
        apply(then, allowed, [decide, reject])
      })
    }
  }

  const askBeforeWindows = (bridge: Bridge): void => {
    window.open = (url, name) => {
      const target = url === undefined ? 'about:blank' : new URLHere(url, location.href).href
      bridge.call('open-window', [target, name ?? ''])
      return null
    }
  }

  apply(addEventListener, window, [handshake, onHandshake, { once: true, capture: true }])
}
