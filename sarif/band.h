/* SPDX-License-Identifier: MIT
 *
 * How severe a finding is on the scales of platforms that have no word for our levels.
 */
#ifndef HUNKSCAN_SARIF_BAND_H
#define HUNKSCAN_SARIF_BAND_H

struct finding;

enum band { BAND_INFO, BAND_LOW, BAND_MEDIUM, BAND_HIGH, BAND_CRITICAL };

/* Of a security rule by its security severity, in GitHub's bands (9.0, 7.0, 4.0). Of
 * other rules by level: error is medium, warning low, note info: a defect is no hole. */
enum band band_of(const struct finding *finding);

#endif
