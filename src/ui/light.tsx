import { Tooltip } from 'antd'
import './light.css'
import { useText } from './text.ts'
import { uiText } from './words.ts'

/** A traffic light that does not rest on colour alone: each has a shape of its own and its word. */
export function Light({ light, because, word = false }: { light: string; because?: string; word?: boolean }) {
  const t = useText(uiText)
  const words: Record<string, string> = { red: t.red, yellow: t.yellow, blue: t.blue, green: t.green, none: t.no_light }
  const said = words[light] ?? light
  return (
    <Tooltip title={because || said}>
      <span className={`light light-${light}`} role="img" aria-label={because ? `${said}: ${because}` : said}>
        <i />
        {word && <span>{said}</span>}
      </span>
    </Tooltip>
  )
}
