import type { AsOf } from "../../domain/as-of.ts";
import { coverage } from "../../domain/coverage.ts";
import type { RequirementCoverage } from "../../domain/coverage-cell.ts";
import type { Finding } from "../../domain/finding.ts";
import { findings, findingsDelta } from "../../domain/findings.ts";
import { type Assumptions, NO_ASSUMPTIONS, type Portfolio } from "../../domain/portfolio.ts";
import {
  type AssumptionFault,
  assumptionFaults,
  type ChangedCell,
  compareCoverage,
} from "../../domain/scenario.ts";
import type { Viewer } from "../../server/viewer.ts";
import { getPortfolio } from "../portfolio/queries.ts";
import type { Years } from "../portfolio/schema.ts";

export type ScenarioAsked = { asOf: AsOf; assumptions: Assumptions; years: Years };

/** A scenario beside the record. `portfolio` is what both were worked out from. */
export type ScenarioView = {
  portfolio: Portfolio;
  base: RequirementCoverage[];
  changes: ChangedCell[];
  faults: AssumptionFault[];
  findings: { added: Finding[]; cleared: Finding[] };
};

/** What would be otherwise, from the rows that this viewer may read. Nothing is written. */
export async function getScenario(viewer: Viewer, asked: ScenarioAsked): Promise<ScenarioView> {
  const { asOf, assumptions, years } = asked;
  const portfolio = await getPortfolio(viewer, asOf);
  const base = coverage(portfolio, NO_ASSUMPTIONS, years);
  return {
    portfolio,
    base,
    changes: compareCoverage(base, coverage(portfolio, assumptions, years)),
    faults: assumptionFaults(portfolio, assumptions),
    findings: findingsDelta(
      findings(portfolio, NO_ASSUMPTIONS, years),
      findings(portfolio, assumptions, years),
    ),
  };
}
