import { useQuery } from '@tanstack/react-query'
import { query } from '#app/web/client.ts'
import { Phones } from '#ui/phones.tsx'
import { pick, useLanguage } from '#ui/text.ts'

interface Shown {
  fact: string
  value: string
  /** Whether a number can be dialled: not on what is a button itself. */
  dials?: boolean
}

/** A fact as people read it: an industry and a country by their names. */
export function Fact({ fact, value, dials = true }: Shown) {
  if (fact === 'industry') return <Industry code={value} />
  if (fact === 'country') return <Country code={value} />
  return <span className="enterprise-fact">{fact === 'contact_phone' && dials ? <Phones text={value} /> : value}</span>
}

function Industry({ code }: { code: string }) {
  const { data } = useQuery({ ...query('/api/industries'), staleTime: Number.POSITIVE_INFINITY })
  return `${code} ${pick(data?.items.find((one) => one.code === code))}`.trim()
}

function Country({ code }: { code: string }) {
  const language = useLanguage()
  if (!/^[A-Za-z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(code)
}
