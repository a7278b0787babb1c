import { useCallback, useEffect, useState } from 'react'
import type { PageError } from '../../../../shared/contract/error-data.ts'
import type { PatientFilm } from '../../../../shared/contract/film-state.ts'
import { CallError } from '../../../app/client.ts'
import { useInterface } from '../../../app/interface-context.ts'

export type FilmFound =
  | { readonly kind: 'coming' }
  | { readonly kind: 'failed'; readonly error: PageError }
  | { readonly kind: 'there'; readonly film: PatientFilm }

/** The film of the photo at hand, which is made while one looks; `again` makes what has failed. */
export function useFilm(hand: string | null): { readonly found: FilmFound; readonly again: () => void } {
  const { client } = useInterface()
  const [found, setFound] = useState<FilmFound>({ kind: 'coming' })
  const ask = useCallback(() => {
    client
      .call('film:open')
      .then((film) => {
        setFound((before) =>
          // What main has told since is newer than its answer.
          before.kind === 'there' && before.film.id === film.id ? before : { kind: 'there', film },
        )
      })
      .catch((error: unknown) => {
        setFound({ kind: 'failed', error: error instanceof CallError ? error.error : { kind: 'bug' } })
      })
  }, [client])
  useEffect(
    () =>
      client.on('film:did-change', (film) => {
        setFound(film ? { kind: 'there', film } : { kind: 'coming' })
      }),
    [client],
  )
  useEffect(() => {
    if (hand !== null) ask()
  }, [hand, ask])
  const isOf = found.kind !== 'there' || found.film.hand === hand
  return { found: isOf ? found : { kind: 'coming' }, again: ask }
}
