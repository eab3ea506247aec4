import { Link } from '@tanstack/react-router'

export function Brand({ slim }: { slim: boolean }) {
  return (
    <Link to="/" className="brand" aria-label="Landfall 落地">
      <img src="/icon.svg" alt="" width={26} height={26} />
      {!slim && (
        <span>
          Landfall <b>落地</b>
        </span>
      )}
    </Link>
  )
}
