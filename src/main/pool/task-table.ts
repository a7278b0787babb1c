/** What a task is told besides its input. */
export interface TaskContext {
  /** One shared 32-bit cell per caller's signal; not 0 = stop at the next convenient place. */
  readonly cancel: Int32Array<SharedArrayBuffer>
  /** Throws `CancelledError` once the caller has given up; call it between blocks of work. */
  throwIfCancelled(): void
}

/** One piece of work that can run in any thread. Input and output are structured-cloneable; pixels are shared memory. */
export type Task<Input, Output> = (input: Input, context: TaskContext) => Output | Promise<Output>

/** The tasks that a kind of worker can do, by name. One table serves the worker, the pool's types and the inline runner. */
export type TaskTable = Readonly<Record<string, Task<never, unknown>>>

export type TaskInput<T extends TaskTable, K extends keyof T> = Parameters<T[K]>[0]
export type TaskOutput<T extends TaskTable, K extends keyof T> = Awaited<ReturnType<T[K]>>

/** Waiting tasks of a higher priority start first; within one priority, first come, first served. */
export type TaskPriority = 'interactive' | 'normal' | 'background'

export interface RunOptions {
  readonly signal?: AbortSignal | undefined
  readonly priority?: TaskPriority | undefined
}

/** Runs tasks of a table somewhere: in worker threads (`WorkerPool`) or in the calling thread (`InlineRunner`). */
export interface TaskRunner<T extends TaskTable> {
  /** How many tasks it is worth handing over at once. */
  readonly concurrency: number
  run<K extends keyof T & string>(
    name: K,
    input: TaskInput<T, K>,
    options?: RunOptions,
  ): Promise<TaskOutput<T, K>>
  /** To be called when large buffers have just been let go: every thread frees them, at the latest before its next task. */
  releaseMemory(): void
}
