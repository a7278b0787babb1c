import { useEffect, useState } from 'react'
import { LANGUAGES, preferredLanguage, TEXTS, type Language } from '../i18n/texts.ts'

/** The only page so far: says what works today, in the user's language. */
export function StartPage({ languages }: { readonly languages: readonly string[] }) {
  const [language, setLanguage] = useState<Language>(() => preferredLanguage(languages))
  const text = TEXTS[language]
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <main className="start">
      <nav aria-label={text.language}>
        {LANGUAGES.map((tag) => (
          <button
            key={tag}
            type="button"
            lang={tag}
            aria-pressed={tag === language}
            onClick={() => {
              setLanguage(tag)
            }}
          >
            {TEXTS[tag].name}
          </button>
        ))}
      </nav>
      <h1>Basalis</h1>
      <p className="lead">{text.lead}</p>
      <p>{text.today}</p>
      <code>npm run -s analyze -- photo.jpg --out results/photo</code>
      <p className="notice">{text.notice}</p>
    </main>
  )
}
