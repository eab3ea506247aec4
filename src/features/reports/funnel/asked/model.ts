import { z } from '@hono/zod-openapi'
import { funnelGroupings } from '#features/projects/funnel/model.ts'
import { combinedAsked } from '../../combined/asked/model.ts'
import { spans } from '../../combined/model.ts'

const { from, to, unit, light, origin, origin_place, source, construction, industry, investment_min, investment_max } =
  combinedAsked.shape

/** How a funnel is asked for; a saved view of subject `funnel` keeps the same words. */
export const funnelAsked = z.object({
  by: z.enum(funnelGroupings).default('source'),
  span: z.enum(spans).default('year').describe('In which the leads came'),
  from,
  to,
  unit,
  light,
  origin,
  origin_place,
  source,
  construction,
  industry,
  investment_min,
  investment_max,
})

export type FunnelQuery = z.output<typeof funnelAsked>
