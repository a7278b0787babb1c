import { DOMAINS, type Domain } from '../src/main/simulator/skin-optics.ts'

/** The domain of a command's `--domain`, or one sentence and exit code 2. */
export function domainNamed(name: string): Domain {
  const domain = DOMAINS.find((known) => known === name)
  if (domain !== undefined) return domain
  console.error(`expected --domain ${DOMAINS.join(' or ')}, found ${name}`)
  process.exit(2)
}
