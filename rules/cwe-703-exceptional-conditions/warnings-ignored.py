import logging
import warnings


def quiet():
    # ruleid: warnings-ignored
    warnings.filterwarnings("ignore")
    # ruleid: warnings-ignored
    warnings.simplefilter("ignore")
    # ruleid: warnings-ignored
    logging.disable(logging.CRITICAL)


def well(call):
    # ok: warnings-ignored
    warnings.filterwarnings("ignore", category=DeprecationWarning, module="old")
    with warnings.catch_warnings():
        # ok: warnings-ignored
        warnings.simplefilter("ignore")
        return call()
