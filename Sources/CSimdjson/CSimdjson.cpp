#include "CSimdjson.h"

#include <simdjson.h>

const char *simdjson_shim_version(void) { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }
