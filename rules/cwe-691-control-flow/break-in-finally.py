def fetch_all(urls, client):
    for url in urls:
        try:
            client.get(url)
        finally:
            # ruleid: break-in-finally
            continue


def first(urls, client):
    while True:
        try:
            client.get(urls.pop())
        finally:
            client.close()
            if not urls:
                # ruleid: break-in-finally
                break


def well(urls, client):
    for url in urls:
        try:
            client.get(url)
            # ok: break-in-finally
            break
        finally:
            for handle in client.handles:
                if handle.closed:
                    # ok: break-in-finally
                    continue
                handle.close()
