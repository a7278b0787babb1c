import type { Said } from './speaker.ts'

/** A clip that has not said that it ended by then has: a machine without a sound device may never say so. */
const PATIENCE_MS = 1000
/** Speech needs no more, and it halves the memory. */
const SAMPLE_RATE = 24_000

/** Plays the clips of `public/voice`; those that were played are kept decoded, some 15 MB a language at most. */
export class ClipPlayer {
  #sound: { readonly context: AudioContext; readonly gain: GainNode } | null = null
  #loudness = 1
  readonly #clips = new Map<string, AudioBuffer>()

  /** 0 silent … 1; also of what is being said. */
  setLoudness(loudness: number): void {
    this.#loudness = loudness
    if (this.#sound) this.#sound.gain.gain.value = loudness
  }

  play = async (said: Said, signal: AbortSignal): Promise<void> => {
    const { context, gain } = this.#opened()
    // Not awaited: where a page may not make a sound before it has been clicked, it waits for that.
    context.resume().catch(() => undefined)
    const clip = await this.#clip(said, context)
    if (signal.aborted) return
    const source = new AudioBufferSourceNode(context, { buffer: clip })
    source.connect(gain)
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, 1000 * clip.duration + PATIENCE_MS)
      const end = (): void => {
        clearTimeout(patience)
        resolve()
      }
      source.addEventListener('ended', end)
      signal.addEventListener('abort', () => {
        source.stop()
        end()
      })
      source.start()
    })
    source.disconnect()
    if (context.state !== 'running') throw new Error(`expected a sound device, found it ${context.state}`)
  }

  #opened() {
    if (this.#sound) return this.#sound
    const context = new AudioContext({ sampleRate: SAMPLE_RATE })
    const gain = new GainNode(context, { gain: this.#loudness })
    gain.connect(context.destination)
    this.#sound = { context, gain }
    return this.#sound
  }

  async #clip({ line, language }: Said, context: AudioContext): Promise<AudioBuffer> {
    const path = `voice/${language}/${line}.ogg`
    const kept = this.#clips.get(path)
    if (kept) return kept
    // eslint-disable-next-line no-restricted-globals -- a file of the application itself; the policy allows no other
    const answer = await fetch(new URL(path, document.baseURI))
    if (!answer.ok) throw new Error(`expected the clip ${path}, found status ${answer.status}`)
    const clip = await context.decodeAudioData(await answer.arrayBuffer())
    this.#clips.set(path, clip)
    return clip
  }
}
