import { Piscina, type PiscinaTask, type TaskQueue } from 'piscina'
import type { TaskPriority } from './task-table.ts'

const ORDER: readonly TaskPriority[] = ['interactive', 'normal', 'background']

/** Key under which piscina lets a task carry options for its queue. */
export const QUEUE_OPTIONS = Piscina.queueOptionsSymbol

const priorityOf = (task: PiscinaTask): TaskPriority => {
  const options = (task as unknown as Record<symbol, { priority?: TaskPriority } | null>)[QUEUE_OPTIONS]
  return options?.priority ?? 'normal'
}

/** The pool's waiting line: one first-in-first-out lane per priority. */
export class PriorityQueue implements TaskQueue {
  readonly #lanes: Record<TaskPriority, PiscinaTask[]> = { interactive: [], normal: [], background: [] }

  get size(): number {
    return ORDER.reduce((sum, priority) => sum + this.#lanes[priority].length, 0)
  }

  push(task: PiscinaTask): void {
    this.#lanes[priorityOf(task)].push(task)
  }

  shift(): PiscinaTask | null {
    for (const priority of ORDER) {
      const task = this.#lanes[priority].shift()
      if (task) return task
    }
    return null
  }

  remove(task: PiscinaTask): void {
    const lane = this.#lanes[priorityOf(task)]
    const at = lane.indexOf(task)
    if (at >= 0) lane.splice(at, 1)
  }
}
