import { Piscina, type PiscinaTask, type TaskQueue } from 'piscina'
import type { TaskPriority } from './task-table.ts'

const ORDER: readonly TaskPriority[] = ['interactive', 'normal', 'background']

/** Key under which piscina lets a task carry options for its queue. */
export const QUEUE_OPTIONS = Piscina.queueOptionsSymbol

/** What a task carries for the queue; the object itself identifies the task. */
export interface QueueOptions {
  readonly priority: TaskPriority
}

const optionsOf = (task: PiscinaTask): QueueOptions | null =>
  (task as unknown as Record<symbol, QueueOptions | null>)[QUEUE_OPTIONS] ?? null

/** The pool's waiting line: one first-in-first-out lane per priority. */
export class PriorityQueue implements TaskQueue {
  readonly #lanes: Record<TaskPriority, PiscinaTask[]> = { interactive: [], normal: [], background: [] }

  get size(): number {
    return ORDER.reduce((sum, priority) => sum + this.#lanes[priority].length, 0)
  }

  push(task: PiscinaTask): void {
    this.#laneOf(task).push(task)
  }

  /** Piscina gives a task back that it took and could not place. */
  unshift(task: PiscinaTask): void {
    this.#laneOf(task).unshift(task)
  }

  shift(): PiscinaTask | null {
    for (const priority of ORDER) {
      const task = this.#lanes[priority].shift()
      if (task) return task
    }
    return null
  }

  remove(task: PiscinaTask): void {
    const lane = this.#laneOf(task)
    const at = lane.indexOf(task)
    if (at >= 0) lane.splice(at, 1)
  }

  /** Takes back the task with these options if it has not started; true if it was still waiting. */
  withdraw(options: QueueOptions): boolean {
    const lane = this.#lanes[options.priority]
    const at = lane.findIndex((task) => optionsOf(task) === options)
    if (at >= 0) lane.splice(at, 1)
    return at >= 0
  }

  #laneOf(task: PiscinaTask): PiscinaTask[] {
    return this.#lanes[optionsOf(task)?.priority ?? 'normal']
  }
}
