import { EventEmitter } from 'node:events'

/**
 * The Chromium host imitates what Basalis uses of Electron. Anything else fails at once with a sentence that names it,
 * instead of being `undefined` somewhere later.
 */
export class MissingApiError extends Error {
  constructor(name: string) {
    super(`The Chromium host has no electron.${name}: use what docs/chromium-host.md lists, or add it there.`)
    this.name = 'MissingApiError'
  }
}

/** Names that JavaScript itself, Node or a test library ask of any object. */
const ASKED_OF_ANYTHING = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  '$$typeof',
  'asymmetricMatch',
  'domain',
])

function guard<T extends object>(target: T, owner: string): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && !ASKED_OF_ANYTHING.has(key))
        throw new MissingApiError(owner === '' ? key : `${owner}.${key}`)
      return Reflect.get(object, key, receiver) as unknown
    },
  })
}

/** `api` itself, whose missing members fail by name. `owner` is its name in Electron, empty for the module. */
export function guarded<T extends object>(owner: string, api: T): T {
  return Object.setPrototypeOf(api, guard(Object.prototype, owner)) as T
}

/** Makes the instances of an emitter's class fail by name when asked for a member that they lack. */
export function guardInstances(owner: string, prototype: EventEmitter): void {
  Object.setPrototypeOf(prototype, guard(EventEmitter.prototype, owner))
}

/** A whole part of Electron that is not imitated. */
export function missing(name: string): never {
  // Not an arrow function: only what could be constructed is ever asked to.
  const fail = function (): never {
    throw new MissingApiError(name)
  }
  return new Proxy(fail, {
    get: (_target, key) => (typeof key === 'string' && !ASKED_OF_ANYTHING.has(key) ? fail() : undefined),
    construct: fail,
    apply: fail,
  }) as never
}
