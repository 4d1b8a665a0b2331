/* SPDX-License-Identifier: MIT */
#include "sarif/band.h"

#include "finding.h"
#include "sarif/report_order.h"

enum band band_of(const struct finding *finding)
{
    static const enum band of_levels[] = {
        [LEVEL_NOTE] = BAND_INFO, [LEVEL_WARNING] = BAND_LOW, [LEVEL_ERROR] = BAND_MEDIUM
    };
    const unsigned weight = report_order_weight(finding->rule->security_severity);
    return weight == 0    ? of_levels[finding->level]
           : weight > 900 ? BAND_CRITICAL
           : weight < 400 ? BAND_LOW
           : weight < 700 ? BAND_MEDIUM
                          : BAND_HIGH;
}
