/**
 * Functions, promises and values across two worlds of one page: the same code at both ends of a private channel that
 * delivers synchronously. What Blink's own structured clone can carry goes as it is; functions and promises are
 * replaced by numbers and called back.
 *
 * One self-contained function: its source text is what runs in the page. In the main world the page may replace any
 * built-in afterwards, so everything needed is taken at the start; no iterators, no array methods, no inherited setters.
 */

/* eslint-disable @typescript-eslint/unbound-method -- taken to be applied later, whatever the page does to them */

/** A value on its way: as it is, a function, a promise, a list or an object that holds such, or an error. */
type Wire =
  | readonly ['v', unknown]
  | readonly ['f', number]
  | readonly ['p', number]
  | readonly ['a', readonly Wire[]]
  | readonly ['o', readonly (readonly [string, Wire])[]]
  | readonly ['e', string, string]

/** call, return of a call, settlement of a promise, exposed name */
type Message =
  | { readonly t: 'c'; readonly id: number | string; readonly args: readonly Wire[] }
  | { readonly t: 'r'; readonly ok: boolean; readonly value: Wire }
  | { readonly t: 's'; readonly id: number; readonly ok: boolean; readonly value: Wire }
  | { readonly t: 'x'; readonly name: string; readonly value: Wire }

type Callable = (...args: unknown[]) => unknown

export interface BridgeEnds {
  /** Returns after the other end has handled the message. */
  readonly send: (message: unknown) => void
  readonly listen: (handler: (message: unknown) => void) => void
  readonly onExpose: (name: string, value: unknown) => void
}

export interface Bridge {
  /** Calls a function that the other end has put under a name. */
  call(name: string, args: readonly unknown[]): unknown
  expose(name: string, value: unknown): void
  /** Functions of this end that the other may call by name. */
  provide(name: string, action: Callable): void
}

export function createBridge(ends: BridgeEnds): Bridge {
  const { isArray } = Array
  const { apply, getPrototypeOf, ownKeys } = Reflect
  const { create, defineProperty, freeze, prototype: plainPrototype } = Object
  const PromiseHere = Promise
  const ErrorHere = Error
  const then = Promise.prototype.then as (this: unknown, ok: Callable, failed: Callable) => unknown
  const DEEPEST = 8
  const NOT_CLONED = 'An object could not be cloned.'

  const put = (target: object, key: string | number, value: unknown): void => {
    defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  }
  const mapped = <T, R>(list: readonly T[], convert: (item: T) => R): R[] => {
    const result: R[] = []
    for (let i = 0; i < list.length; i += 1) put(result, i, convert(list[i] as T))
    return result
  }

  const functions = create(null) as Record<number, Callable>
  const provided = create(null) as Record<string, Callable>
  const waiting = create(null) as Record<number, { ok: Callable; failed: Callable } | undefined>
  let functionCount = 0
  let promiseCount = 0
  let returned: Extract<Message, { t: 'r' }> | null = null

  const isPlain = (value: object): boolean => {
    const prototype = getPrototypeOf(value)
    return prototype === null || prototype === plainPrototype || getPrototypeOf(prototype) === null
  }
  const holdsLiving = (value: unknown, depth: number): boolean => {
    if (typeof value === 'function' || typeof value === 'symbol') return true
    if (typeof value !== 'object' || value === null) return false
    if (value instanceof PromiseHere) return true
    if (depth >= DEEPEST || (!isArray(value) && !isPlain(value))) return false
    const keys = ownKeys(value)
    for (let i = 0; i < keys.length; i += 1)
      if (holdsLiving((value as Record<PropertyKey, unknown>)[keys[i] as string], depth + 1)) return true
    return false
  }
  const numberOf = (action: Callable): number => {
    for (let i = 0; i < functionCount; i += 1) if (functions[i] === action) return i
    functions[functionCount] = action
    functionCount += 1
    return functionCount - 1
  }

  const encode = (value: unknown): Wire => {
    if (typeof value === 'function') return ['f', numberOf(value as Callable)]
    if (typeof value === 'symbol') throw new ErrorHere(NOT_CLONED)
    if (value instanceof PromiseHere) {
      promiseCount += 1
      const id = promiseCount
      apply(then, value, [
        (result: unknown) => {
          settle(id, true, result)
        },
        (reason: unknown) => {
          settle(id, false, reason)
        },
      ])
      return ['p', id]
    }
    if (!holdsLiving(value, 0)) return ['v', value]
    if (isArray(value)) return ['a', mapped(value, encode)]
    const object = value as Record<string, unknown>
    return ['o', mapped(ownKeys(object) as string[], (key) => [key, encode(object[key])] as const)]
  }
  const encodeReason = (reason: unknown): Wire =>
    reason instanceof ErrorHere ? ['e', reason.message, reason.name] : encode(reason)

  const decode = (wire: Wire): unknown => {
    switch (wire[0]) {
      case 'v':
        return wire[1]
      case 'a':
        return mapped(wire[1], decode)
      case 'o': {
        const object = {}
        const entries = wire[1]
        for (let i = 0; i < entries.length; i += 1) {
          const entry = entries[i] as readonly [string, Wire]
          defineProperty(object, entry[0], {
            value: decode(entry[1]),
            writable: false,
            enumerable: true,
            configurable: false,
          })
        }
        return freeze(object)
      }
      case 'f': {
        const id = wire[1]
        return (...args: unknown[]) => invoke(id, args)
      }
      case 'p': {
        const id = wire[1]
        return new PromiseHere((ok, failed) => {
          waiting[id] = { ok: ok, failed: failed as Callable }
        })
      }
      case 'e': {
        const error = new ErrorHere(wire[1])
        put(error, 'name', wire[2])
        return error
      }
    }
  }

  const settle = (id: number, ok: boolean, result: unknown): void => {
    let value: Wire
    try {
      value = ok ? encode(result) : encodeReason(result)
      ends.send({ t: 's', id, ok, value })
    } catch {
      ends.send({ t: 's', id, ok: false, value: ['e', NOT_CLONED, 'Error'] })
    }
  }
  const invoke = (id: number | string, args: readonly unknown[]): unknown => {
    returned = null
    ends.send({ t: 'c', id, args: mapped(args, encode) })
    const answer = returned as Extract<Message, { t: 'r' }> | null
    returned = null
    if (answer === null) throw new ErrorHere(NOT_CLONED)
    if (answer.ok) return decode(answer.value)
    // What was thrown at the other end is thrown here, whatever it was.
    throw decode(answer.value)
  }
  const answerCall = (message: Extract<Message, { t: 'c' }>): void => {
    let answer: Message
    try {
      const action = typeof message.id === 'string' ? provided[message.id] : functions[message.id]
      const result = apply(action as Callable, undefined, mapped(message.args, decode))
      answer = { t: 'r', ok: true, value: encode(result) }
    } catch (reason) {
      answer = { t: 'r', ok: false, value: encodeReason(reason) }
    }
    ends.send(answer)
  }

  ends.listen((received) => {
    // Blink hands over null when it cannot clone a message.
    const message = received as Message | null
    if (message === null) {
      ends.send({ t: 'r', ok: false, value: ['e', NOT_CLONED, 'Error'] })
      return
    }
    switch (message.t) {
      case 'r':
        returned = message
        return
      case 'c':
        answerCall(message)
        return
      case 'x':
        ends.onExpose(message.name, decode(message.value))
        return
      case 's': {
        const wait = waiting[message.id]
        waiting[message.id] = undefined
        if (wait === undefined) return
        if (message.ok) wait.ok(decode(message.value))
        else wait.failed(decode(message.value))
      }
    }
  })

  return {
    call: invoke,
    expose: (name, value) => {
      ends.send({ t: 'x', name, value: encode(value) })
    },
    provide: (name, action) => {
      provided[name] = action
    },
  }
}
