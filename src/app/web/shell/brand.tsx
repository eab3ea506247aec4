import { Link } from '@tanstack/react-router'
import { useText } from '#ui/text.ts'
import { text } from '../text.ts'

export function Brand({ slim }: { slim: boolean }) {
  const t = useText(text)
  return (
    <Link to="/board" className="brand" aria-label={t.product}>
      <img src="/icon.svg" alt="" width={26} height={26} />
      {!slim && (
        <span>
          Landfall <b>落地</b>
        </span>
      )}
    </Link>
  )
}
