/* Drivers whose door another component makes: a minifilter's port, or a network miniport. */
#include <ntddk.h>

static const ULONG table[64];

#ifdef MINIFILTER

NTSTATUS NTAPI FltRegisterFilter(PDRIVER_OBJECT, const void *, void **);
NTSTATUS NTAPI FltBuildDefaultSecurityDescriptor(PSECURITY_DESCRIPTOR *, ACCESS_MASK);
NTSTATUS NTAPI FltCreateCommunicationPort(void *, void **, POBJECT_ATTRIBUTES, void *, void *, void *, void *, LONG);

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    OBJECT_ATTRIBUTES attributes;
    PSECURITY_DESCRIPTOR access;
    UNICODE_STRING name;
    void *filter, *door;
    NTSTATUS result = FltRegisterFilter(self, table, &filter);

    if (NT_SUCCESS(result))
        result = FltBuildDefaultSecurityDescriptor(&access, 0x1F0001);
    if (!NT_SUCCESS(result))
        return result;
    RtlInitUnicodeString(&name, L"\\AcmePort");
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, access);
    return FltCreateCommunicationPort(filter, &door, &attributes, NULL, NULL, NULL, NULL, 1);
}

#else

NTSTATUS NTAPI NdisMRegisterMiniportDriver(PDRIVER_OBJECT, PUNICODE_STRING, void *, const void *, void **);
NTSTATUS NTAPI NdisRegisterDeviceEx(void *, const void *, PDEVICE_OBJECT *, void **);

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    void *handle;
    NTSTATUS result = NdisMRegisterMiniportDriver(self, registry, NULL, table, &handle);

#ifdef WITH_DEVICE
    PDEVICE_OBJECT device;
    void *second;

    if (NT_SUCCESS(result))
        result = NdisRegisterDeviceEx(handle, table, &device, &second);
#endif
    return result;
}

#endif
